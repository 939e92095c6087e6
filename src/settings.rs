//! The environment, read once, with `.env` behind it. An invalid value is an error that names it; nothing is guessed.
//! The runner reads the database's address.

use std::net::SocketAddr;
use std::str::FromStr;

use runner::{ConnectArgs, Notices};

use crate::failure::Failure;
use crate::log::Format;

/// At the end of `--help`.
pub(crate) const HELP: &str = "\
Settings, from the environment or `.env`:
  DATABASE_URL       the database; also PGHOST and so on [the embedded one, in .postgres/]
  DATABASE_WAIT      seconds to wait for a database that is starting [30]
  DATABASE_POOL      how many connections to keep at most [5]
  LISTEN             the address to listen on [127.0.0.1:8080]
  AUTO_MIGRATE       false: apply nothing, and start only if no migration is pending [true]
  DEV_CREATE_TABLES  true: if migrations fail, create missing tables; never in production [false]
  ENVIRONMENT        development or production [development]
  LOG_FORMAT         text or json [text]
  RUST_LOG           what is logged [info]";

/// The variables that only the service reads.
const OWN: [&str; 4] = ["LISTEN", "AUTO_MIGRATE", "DEV_CREATE_TABLES", "LOG_FORMAT"];

const FORMATS: [(&str, Format); 2] = [("text", Format::Text), ("json", Format::Json)];

/// The settings of one process.
#[derive(Debug)]
pub(crate) struct Settings {
    pub(crate) listen: SocketAddr,
    pub(crate) at_start: AtStart,
    pub(crate) connect: ConnectArgs,
}

/// How to treat pending migrations at startup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AtStart {
    Migrate,
    /// For development: tables created from the entities are better than no service.
    MigrateOrCreateTables,
    /// Somebody else migrates.
    Check,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Environment {
    Development,
    Production,
}

impl Settings {
    /// And the log settings, with which errors in the others are reported.
    pub(crate) fn read() -> (Format, Result<Self, Failure>) {
        let variables = match runner::Environment::load_for(&OWN) {
            Ok(variables) => variables,
            Err(error) => return (Format::default(), Err(error.into())),
        };
        let values = Values { get: |name: &str| variables.get(name) };
        match values.one_of("LOG_FORMAT", &FORMATS) {
            Ok(format) => (format, Self::parse(&values)),
            Err(failure) => (Format::default(), Err(failure)),
        }
    }

    fn parse<G: Fn(&str) -> Option<String>>(values: &Values<G>) -> Result<Self, Failure> {
        let environment = values.one_of(
            "ENVIRONMENT",
            &[("development", Environment::Development), ("production", Environment::Production)],
        )?;
        let mut connect = ConnectArgs::default();
        connect.wait = values.number("DATABASE_WAIT", connect.wait)?;
        connect.max_connections = values.number("DATABASE_POOL", connect.max_connections)?;
        // To the log, like everything.
        connect.notices = Notices::Silent;
        if connect.max_connections == 0 {
            return Err(wrong("DATABASE_POOL", "0", "at least 1"));
        }
        Ok(Self {
            listen: values.address("LISTEN", "127.0.0.1:8080")?,
            at_start: values.at_start(environment)?,
            connect,
        })
    }
}

struct Values<G> {
    get: G,
}

impl<G: Fn(&str) -> Option<String>> Values<G> {
    fn at_start(&self, environment: Environment) -> Result<AtStart, Failure> {
        const SWITCH: [(&str, bool); 4] =
            [("true", true), ("false", false), ("1", true), ("0", false)];
        let migrate =
            (self.get)("AUTO_MIGRATE").is_none() || self.one_of("AUTO_MIGRATE", &SWITCH)?;
        let create = (self.get)("DEV_CREATE_TABLES").is_some()
            && self.one_of("DEV_CREATE_TABLES", &SWITCH)?;
        match (migrate, create, environment) {
            (true, false, _) => Ok(AtStart::Migrate),
            (false, false, _) => Ok(AtStart::Check),
            (_, true, Environment::Production) => Err(Failure::new(
                "`DEV_CREATE_TABLES` is set, and this is production (`ENVIRONMENT`)",
                "take it out: in production, tables are made by migrations alone",
            )),
            (true, true, Environment::Development) => Ok(AtStart::MigrateOrCreateTables),
            (false, true, Environment::Development) => Err(Failure::new(
                "`DEV_CREATE_TABLES` is for failing migrations, and `AUTO_MIGRATE=false` runs none",
                "take one of them out",
            )),
        }
    }

    /// The first is the meaning of an unset variable.
    fn one_of<T: Copy>(&self, name: &str, known: &[(&str, T)]) -> Result<T, Failure> {
        let Some(text) = (self.get)(name) else { return Ok(known[0].1) };
        let found = known.iter().find(|(word, _)| word.eq_ignore_ascii_case(text.trim()));
        found.map(|(_, value)| *value).ok_or_else(|| {
            let words: Vec<String> = known.iter().map(|(word, _)| format!("`{word}`")).collect();
            wrong(name, &text, &words.join(" or "))
        })
    }

    fn number<T: FromStr>(&self, name: &str, unset: T) -> Result<T, Failure> {
        let Some(text) = (self.get)(name) else { return Ok(unset) };
        text.trim().parse().map_err(|_| wrong(name, &text, "a whole number"))
    }

    fn address(&self, name: &str, unset: &str) -> Result<SocketAddr, Failure> {
        let text = (self.get)(name).unwrap_or_else(|| unset.to_owned());
        let wanted = "an address and a port, as `127.0.0.1:8080` or `0.0.0.0:8080`";
        text.trim().parse().map_err(|_| wrong(name, &text, wanted))
    }
}

fn wrong(name: &str, text: &str, wanted: &str) -> Failure {
    Failure::new(format!("`{name}` is `{text}`"), format!("set it to {wanted}"))
}

#[cfg(test)]
mod tests {
    use super::{AtStart, Failure, Settings, Values};

    fn parse(pairs: &[(&str, &str)]) -> Result<Settings, Failure> {
        let found = |name: &str| pairs.iter().find(|(it, _)| *it == name);
        let get = |name: &str| found(name).map(|(_, value)| (*value).to_owned());
        Settings::parse(&Values { get })
    }

    fn at_start(pairs: &[(&str, &str)]) -> Result<AtStart, String> {
        parse(pairs).map(|settings| settings.at_start).map_err(|failure| failure.to_string())
    }

    #[test]
    fn unset_settings_are_for_development() {
        let settings = parse(&[]).expect("settings");
        assert_eq!(settings.listen.to_string(), "127.0.0.1:8080");
        assert_eq!(settings.at_start, AtStart::Migrate);
        assert_eq!((settings.connect.wait, settings.connect.max_connections), (30, 5));
    }

    #[test]
    fn settings_decide_about_pending_migrations() {
        assert_eq!(at_start(&[("AUTO_MIGRATE", "TRUE")]), Ok(AtStart::Migrate));
        assert_eq!(at_start(&[("AUTO_MIGRATE", "0")]), Ok(AtStart::Check));
        let tables = ("DEV_CREATE_TABLES", "true");
        assert_eq!(at_start(&[tables]), Ok(AtStart::MigrateOrCreateTables));
        assert_eq!(at_start(&[("DEV_CREATE_TABLES", "false")]), Ok(AtStart::Migrate));
        at_start(&[tables, ("AUTO_MIGRATE", "false")]).expect_err("a contradiction");
        let error = at_start(&[tables, ("ENVIRONMENT", "production")]).expect_err("production");
        assert!(error.contains("this is production"), "{error}");
    }

    #[test]
    fn an_invalid_setting_names_the_valid_values() {
        for (name, value, expected) in [
            (
                "AUTO_MIGRATE",
                "maybe",
                "`AUTO_MIGRATE` is `maybe` (set it to `true` or `false` or `1` or `0`)",
            ),
            (
                "ENVIRONMENT",
                "live",
                "`ENVIRONMENT` is `live` (set it to `development` or `production`)",
            ),
            ("DATABASE_WAIT", "-1", "`DATABASE_WAIT` is `-1` (set it to a whole number)"),
            ("DATABASE_POOL", "0", "`DATABASE_POOL` is `0` (set it to at least 1)"),
            (
                "LISTEN",
                "8080",
                "`LISTEN` is `8080` (set it to an address and a port, as `127.0.0.1:8080` or `0.0.0.0:8080`)",
            ),
        ] {
            let error = parse(&[(name, value)]).expect_err(name);
            assert_eq!(error.to_string(), expected);
        }
    }
}
