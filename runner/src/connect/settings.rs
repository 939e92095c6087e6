//! From what the user configured to the options of one Postgres connection.
//!
//! A connection string and the `PG…` variables fill the same [`Settings`]; the string wins, and the variables fill
//! what it leaves out, as in libpq.

use percent_encoding::percent_decode_str;
use sea_orm::sqlx::ConnectOptions as _;
use sea_orm::sqlx::postgres::PgConnectOptions;

use super::environment::Environment;
use super::error::ConnectError;
use super::url::Url;

/// The parameters of libpq which a driver written in Rust can honour, under libpq's names.
const PARAMETERS: [(&str, &str); 13] = [
    ("host", "PGHOST"),
    ("hostaddr", "PGHOSTADDR"),
    ("port", "PGPORT"),
    ("dbname", "PGDATABASE"),
    ("user", "PGUSER"),
    ("password", "PGPASSWORD"),
    ("sslmode", "PGSSLMODE"),
    ("sslrootcert", "PGSSLROOTCERT"),
    ("sslcert", "PGSSLCERT"),
    ("sslkey", "PGSSLKEY"),
    ("application_name", "PGAPPNAME"),
    ("options", "PGOPTIONS"),
    ("service", "PGSERVICE"),
];

/// The variables that alone show that a server is meant, and not the embedded one.
const TELLING: [&str; 4] = ["PGHOST", "PGHOSTADDR", "PGDATABASE", "PGSERVICE"];

/// Parameters by libpq's name, the later ones winning.
#[derive(Default)]
pub(super) struct Settings(Vec<(String, String)>);

impl Settings {
    /// Whether the `PG…` variables name a server.
    #[must_use]
    pub(super) fn named_by(environment: &Environment) -> bool {
        TELLING.iter().any(|name| environment.get(name).is_some())
    }

    /// Fills in from the `PG…` variables.
    pub(super) fn read_environment(&mut self, environment: &Environment) {
        for (parameter, variable) in PARAMETERS {
            if let Some(value) = environment.get(variable) {
                self.set(parameter, value);
            }
        }
    }

    /// Fills in from a connection string, over what is there.
    pub(super) fn read_url(&mut self, text: &Url) -> Result<(), ConnectError> {
        let text = text.expose_secret().trim();
        let (scheme, rest) = text.split_once("://").ok_or(ConnectError::Malformed {
            reason: "it does not start with `postgres://`".to_owned(),
        })?;
        // SQLAlchemy puts its driver behind a plus sign; what follows is the same.
        match scheme.split('+').next() {
            Some("postgres" | "postgresql") => {}
            Some(other)
                if !other.is_empty() && other.chars().all(|c| c.is_ascii_alphanumeric()) =>
            {
                return Err(ConnectError::Scheme { scheme: other.to_owned() });
            }
            _ => {
                return Err(ConnectError::Malformed {
                    reason: "its scheme cannot be read".to_owned(),
                });
            }
        }
        let url = url::Url::parse(&format!("postgres://{rest}"))
            .map_err(|error| ConnectError::Malformed { reason: error.to_string() })?;
        self.read_authority(&url)?;
        for (key, value) in url.query_pairs() {
            self.read_parameter(&key, &value);
        }
        Ok(())
    }

    fn read_authority(&mut self, url: &url::Url) -> Result<(), ConnectError> {
        let parts = [
            ("user", Some(url.username())),
            ("password", url.password()),
            ("host", url.host_str()),
            ("dbname", Some(url.path().trim_start_matches('/'))),
        ];
        for (parameter, value) in parts {
            let Some(value) = value.filter(|value| !value.is_empty()) else { continue };
            let decoded =
                percent_decode_str(value).decode_utf8().map_err(|_| ConnectError::Malformed {
                    reason: format!("its {parameter} is not valid percent-encoded UTF-8"),
                })?;
            self.set(parameter, decoded.into_owned());
        }
        if let Some(port) = url.port() {
            self.set("port", port.to_string());
        }
        Ok(())
    }

    fn read_parameter(&mut self, key: &str, value: &str) {
        match key {
            // asyncpg and node-postgres say `ssl` for what libpq calls `sslmode`.
            "ssl" | "ssl-mode" => {
                let mode = if matches!(value, "true" | "1" | "on") { "require" } else { value };
                self.set("sslmode", mode.to_owned());
            }
            // node-postgres; libpq's `require` does not verify either.
            "sslmode" if value == "no-verify" => self.set("sslmode", "require".to_owned()),
            "database" => self.set("dbname", value.to_owned()),
            _ if PARAMETERS.iter().any(|(name, _)| *name == key) => self.set(key, value.to_owned()),
            _ => tracing::debug!(
                parameter = key,
                "ignoring a connection parameter that is not libpq's"
            ),
        }
    }

    fn set(&mut self, parameter: &str, value: String) {
        // An address given later replaces a name given earlier, and the other way round.
        let replaced = if parameter == "host" { "hostaddr" } else { parameter };
        self.0.retain(|(name, _)| name != parameter && name != replaced);
        self.0.push((parameter.to_owned(), value));
    }

    /// The driver's options, with the password file (`~/.pgpass`) behind them.
    pub(super) fn into_options(
        mut self,
        application: &str,
    ) -> Result<PgConnectOptions, ConnectError> {
        if let Some((_, service)) = self.0.iter().find(|(name, _)| name == "service") {
            return Err(ConnectError::Service { service: service.clone() });
        }
        if let Some((_, hosts)) =
            self.0.iter().find(|(name, value)| name == "host" && value.contains(','))
        {
            return Err(ConnectError::SeveralHosts { hosts: hosts.clone() });
        }
        if !self.0.iter().any(|(name, _)| name == "application_name") {
            self.0.push(("application_name".to_owned(), application.to_owned()));
        }
        let mut url = url::Url::parse("postgres:///").expect("a constant URL");
        url.query_pairs_mut().extend_pairs(&self.0);
        // A value the driver rejects is a port or an sslmode, never the password, but it says so itself.
        let options = PgConnectOptions::from_url(&url).map_err(|_| ConnectError::Malformed {
            reason: "a port, an address or an sslmode is not valid".to_owned(),
        })?;
        // Poolers refuse a setting that they do not know (https://www.pgbouncer.org/config.html,
        // `ignore_startup_parameters`), and since Postgres 12 floats come as exact as this one makes them.
        Ok(options.extra_float_digits(None))
    }
}

#[cfg(test)]
mod tests {
    use sea_orm::sqlx::postgres::{PgConnectOptions, PgSslMode};

    use super::{ConnectError, Environment, Settings, Url};

    fn options(text: &str, inherited: &[(&str, &str)]) -> Result<PgConnectOptions, ConnectError> {
        let mut settings = Settings::default();
        settings.read_environment(&Environment::fixed(inherited, &[]));
        settings.read_url(&Url::new(text))?;
        settings.into_options("test")
    }

    #[test]
    fn driver_suffixes_are_tolerated() {
        for scheme in ["postgres", "postgresql", "postgresql+asyncpg", "postgres+psycopg2"] {
            let options =
                options(&format!("{scheme}://me:p%40ss@db.example:6543/app"), &[]).expect(scheme);
            assert_eq!((options.get_host(), options.get_port()), ("db.example", 6543));
            assert_eq!((options.get_username(), options.get_database()), ("me", Some("app")));
        }
    }

    #[test]
    fn foreign_parameters_are_ignored_and_known_ones_are_kept() {
        let options = options("postgres://db/app?schema=public&ssl=require&pool_size=5", &[])
            .expect("options");
        assert!(matches!(options.get_ssl_mode(), PgSslMode::Require));
    }

    #[test]
    fn variables_fill_what_the_string_leaves_out() {
        let options = options(
            "postgresql:///app",
            &[("PGHOST", "db"), ("PGUSER", "me"), ("PGDATABASE", "no")],
        );
        let options = options.expect("options");
        assert_eq!((options.get_host(), options.get_username()), ("db", "me"));
        assert_eq!(options.get_database(), Some("app"));
    }

    #[test]
    fn a_socket_directory_is_a_host() {
        for text in ["postgres:///app?host=/run/pg", "postgres://%2Frun%2Fpg/app"] {
            let options = options(text, &[]).expect("options");
            assert_eq!(
                options.get_socket().and_then(|path| path.to_str()),
                Some("/run/pg"),
                "{text}"
            );
        }
    }

    #[test]
    fn another_database_is_named_and_the_password_is_not() {
        let error = options("mysql://me:s3cret@db/app", &[]).expect_err("not Postgres");
        assert!(matches!(&error, ConnectError::Scheme { scheme } if scheme == "mysql"));
        for text in
            ["s3cret", "postgres://me:s3cret@db:notaport/app", "postgres://me:s3cret@db/app?port=x"]
        {
            let error = options(text, &[]).expect_err(text);
            assert!(!format!("{error} {error:?}").contains("s3cret"), "{error:?}");
        }
    }

    #[test]
    fn the_environment_wins_over_the_file() {
        let environment = Environment::fixed(
            &[("PGHOST", "real"), ("PGUSER", "")],
            &[("PGHOST", "no"), ("PGUSER", "f")],
        );
        assert!(Settings::named_by(&environment));
        assert_eq!(environment.get("PGHOST").as_deref(), Some("real"));
        assert_eq!(environment.get("PGUSER").as_deref(), Some("f"));
        assert!(!Settings::named_by(&Environment::fixed(&[("PGUSER", "me")], &[])));
    }
}
