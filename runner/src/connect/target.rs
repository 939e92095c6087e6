//! libpq's parameters → the driver's options for each server to try.
//!
//! The driver reads variables and a password file by itself, without libpq's rules. So every value that it would take
//! from there is set here, and what cannot be set is an error.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher as _;
use std::time::Duration;

use sea_orm::sqlx::ConnectOptions as _;
use sea_orm::sqlx::postgres::PgConnectOptions;

use super::args::Notices;
use super::environment::Environment;
use super::error::ConnectError;
use super::hosts::{self, Endpoint, Host};
use super::passfile::{self, Login};
use super::session::Session;
use super::settings::Settings;
use super::tls::Tls;

/// The time limit of a single attempt without `connect_timeout`: a firewall that drops packets never answers.
const ATTEMPT: Duration = Duration::from_secs(10);

/// The servers to try, and what the right one is like.
pub(super) struct Targets {
    pub(super) servers: Vec<Target>,
    pub(super) session: Session,
    /// The limit for one attempt.
    pub(super) timeout: Duration,
}

/// One server.
pub(super) struct Target {
    /// The same server with different encryption; the next is tried if the server refuses the previous one.
    pub(super) ways: Vec<PgConnectOptions>,
    pub(super) password: Password,
}

/// Whether there is a password. The driver does not tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Password {
    Given,
    Missing,
}

impl Targets {
    pub(super) fn read(
        settings: &Settings,
        environment: &Environment,
        notices: Notices,
    ) -> Result<Self, ConnectError> {
        let tls = Tls::read(settings, environment)?;
        if let Some(warning) = tls.warning() {
            notices.say(warning);
        }
        let common = common(settings, environment, &tls)?;
        let mut hosts =
            hosts::read(settings.get("host"), settings.get("hostaddr"), settings.get("port"))?;
        match settings.get("load_balance_hosts") {
            "" | "disable" => {}
            "random" => {
                let random = RandomState::new();
                hosts.sort_by_key(|host| random.hash_one(host.to_string()));
            }
            _ => return Err(unknown("load_balance_hosts", "disable or random")),
        }
        let file = Some(settings.get("passfile")).filter(|it| !it.is_empty());
        let file = passfile::path(file, environment);
        let password = |host: &Host| {
            let given = settings.get("password");
            if !given.is_empty() {
                return Some(given.to_owned());
            }
            let login = Login {
                host: &host.name,
                port: host.port,
                database: common.get_database().unwrap_or_default(),
                user: common.get_username(),
            };
            passfile::password(file.as_deref()?, &login, &|warning| notices.say(warning))
        };
        let servers = hosts
            .iter()
            .map(|host| {
                let password = password(host);
                let options = common.clone().password(password.as_deref().unwrap_or_default());
                let options = at(options, host);
                let ways = tls.attempts(&host.endpoint)?;
                Ok(Target {
                    ways: ways.iter().map(|tls| tls.apply(options.clone())).collect(),
                    password: password.map_or(Password::Missing, |_| Password::Given),
                })
            })
            .collect::<Result<_, _>>()?;
        Ok(Self {
            servers,
            session: Session::parse(settings.get("target_session_attrs"))
                .ok_or_else(|| unknown("target_session_attrs", Session::NAMES))?,
            timeout: timeout(settings.get("connect_timeout"))?,
        })
    }

    /// The schema in which unqualified names are looked up and created.
    #[must_use]
    pub(super) fn within(mut self, schema: Option<&str>) -> Self {
        for options in self.servers.iter_mut().flat_map(|server| &mut server.ways) {
            *options = super::within(options.clone(), schema);
        }
        self
    }
}

/// What all servers have in common.
fn common(
    settings: &Settings,
    environment: &Environment,
    tls: &Tls,
) -> Result<PgConnectOptions, ConnectError> {
    let text = settings.get("options");
    let [certificate, key] = tls.client_files();
    // Options that the driver adds, or that it cannot omit.
    let is_other = |variable: &'static str, ours: Option<&str>| {
        environment.inherited(variable).is_some_and(|value| Some(value.as_str()) != ours)
    };
    if is_other("PGOPTIONS", Some(text)) {
        return Err(ConnectError::Variable { name: "PGOPTIONS" });
    }
    for (variable, file) in [("PGSSLCERT", certificate), ("PGSSLKEY", key)] {
        if !tls.is_off() && file.is_none() && is_other(variable, None) {
            return Err(ConnectError::Variable { name: variable });
        }
    }
    let mut url = url::Url::parse("postgres:///?password=").expect("a constant URL");
    if !text.is_empty() && environment.inherited("PGOPTIONS").is_none() {
        url.query_pairs_mut().append_pair("options", text);
    }
    let options = PgConnectOptions::from_url(&url).expect("no value that the driver checks");
    let user = Some(settings.get("user")).filter(|it| !it.is_empty());
    let user = user.unwrap_or(options.get_username()).to_owned();
    let database = Some(settings.get("dbname")).filter(|it| !it.is_empty()).unwrap_or(&user);
    let program = program();
    let application = ["application_name", "fallback_application_name"]
        .map(|name| settings.get(name))
        .into_iter()
        .find(|name| !name.is_empty())
        .unwrap_or(&program);
    // Poolers refuse settings that they do not know (https://www.pgbouncer.org/config.html,
    // `ignore_startup_parameters`), and since Postgres 12 floats are printed exactly without this one.
    let options = options.extra_float_digits(None);
    Ok(options.username(&user).database(database).application_name(application))
}

fn at(options: PgConnectOptions, host: &Host) -> PgConnectOptions {
    let options = options.port(host.port);
    match &host.endpoint {
        // The name of an abstract socket begins with a zero byte, which libpq writes as `@`.
        Endpoint::Socket(directory) => match directory.to_str().and_then(|it| it.strip_prefix('@'))
        {
            Some(name) => options.socket(format!("\0{name}")),
            None => options.socket(directory),
        },
        Endpoint::Network(name) => options.host(name),
        Endpoint::Address(address) => options.host(&address.to_string()),
    }
}

fn timeout(text: &str) -> Result<Duration, ConnectError> {
    if text.is_empty() {
        return Ok(ATTEMPT);
    }
    match text.trim().parse::<i32>() {
        // As in libpq, which waits without limit.
        Ok(seconds) if seconds <= 0 => Ok(Duration::MAX),
        Ok(seconds) => Ok(Duration::from_secs(seconds.unsigned_abs().into())),
        Err(_) => Err(unknown("connect_timeout", "a number of seconds")),
    }
}

fn unknown(name: &'static str, wanted: &str) -> ConnectError {
    ConnectError::Parameter { name, reason: format!("it is not {wanted}") }
}

/// The program's name, so that `pg_stat_activity` shows who holds a lock.
fn program() -> String {
    let program = std::env::args_os().next().map(std::path::PathBuf::from);
    let name = program.as_deref().and_then(|path| path.file_stem()).and_then(|name| name.to_str());
    name.unwrap_or("autogen").to_owned()
}

#[cfg(test)]
mod tests {
    use sea_orm::sqlx::postgres::PgSslMode;

    use super::super::url::Url;
    use super::{ConnectError, Environment, Notices, Settings, Targets};

    fn targets(text: &str, inherited: &[(&str, &str)]) -> Result<Targets, ConnectError> {
        let environment = Environment::fixed(inherited, &[]);
        let settings = Settings::read(Some(&Url::new(text)), &environment)?;
        Targets::read(&settings, &environment, Notices::Silent)
    }

    /// The modes in which the first server is tried.
    fn modes(text: &str, inherited: &[(&str, &str)]) -> String {
        match targets(text, inherited) {
            Ok(targets) => {
                let ways = &targets.servers[0].ways;
                let modes: Vec<_> =
                    ways.iter().map(|way| format!("{:?}", way.get_ssl_mode())).collect();
                modes.join(" ")
            }
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn encryption_is_tried_as_libpq_tries_it() {
        let directory = std::env::temp_dir().join(format!("home_{}", std::process::id()));
        std::fs::create_dir_all(directory.join(".postgresql")).expect("a directory");
        std::fs::write(directory.join(".postgresql/root.crt"), "").expect("a file");
        let home = directory.display().to_string();
        let with_root: &[(&str, &str)] = &[("HOME", &home)];
        for (text, inherited, expected) in [
            ("postgres://h", &[][..], "Prefer Disable"),
            ("postgres://h?sslmode=allow", &[], "Disable Require"),
            ("postgres://h?sslmode=disable", with_root, "Disable"),
            ("postgres://h?sslmode=require", &[], "Require"),
            ("postgres://h?sslmode=require", with_root, "VerifyCa"),
            ("postgres://h?sslmode=verify-full", with_root, "VerifyFull"),
            ("postgres://h?sslrootcert=system", with_root, "VerifyFull"),
            ("postgres://h", &[("PGSSLMODE", "require")], "Require"),
            ("postgres://%2Frun?sslmode=require", &[], "Disable"),
        ] {
            assert_eq!(modes(text, inherited), expected, "{text}");
        }
        for (text, inherited, part) in [
            ("postgres://h?sslmode=bogus", &[][..], "`sslmode`"),
            ("postgres://h?sslmode=verify-ca", &[], "`sslrootcert`"),
            ("postgres://h?sslrootcert=system&sslmode=require", &[], "verify-full"),
            ("postgres://h?hostaddr=::1&sslmode=verify-full", with_root, "hostaddr with"),
            ("postgres://h?options=-ca%3Db", &[("PGOPTIONS", "-cc=d")], "PGOPTIONS is set"),
            ("postgres://h?sslcert=/none", &[("PGSSLCERT", "/file")], "PGSSLCERT is set"),
            ("postgres://h?load_balance_hosts=some", &[], "`load_balance_hosts`"),
            ("postgres://h?target_session_attrs=some", &[], "`target_session_attrs`"),
            ("postgres://h?connect_timeout=soon", &[], "`connect_timeout`"),
        ] {
            let shown = modes(text, inherited);
            assert!(shown.contains(part), "{text}: {shown}");
        }
        std::fs::remove_dir_all(&directory).expect("the directory is removed");
    }

    #[test]
    fn the_driver_gets_every_parameter() {
        let text = "postgres://me@[::1]:5,%40run:6/?application_name=x%20y&options=-c%20a%3Db";
        let targets = targets(text, &[]).expect("targets").within(Some("s"));
        let [first, second] = &targets.servers[..] else { panic!("two servers") };
        let options = &first.ways[0];
        assert_eq!((options.get_host(), options.get_port()), ("::1", 5));
        assert_eq!((options.get_username(), options.get_database()), ("me", Some("me")));
        assert_eq!(options.get_application_name(), Some("x y"));
        assert_eq!(options.get_options(), Some("-c a=b -c search_path=s"));
        let socket = second.ways[0].get_socket().and_then(|path| path.to_str());
        assert_eq!((socket, second.ways.len()), (Some("\0run"), 1));
        assert!(matches!(second.ways[0].get_ssl_mode(), PgSslMode::Disable));
    }
}
