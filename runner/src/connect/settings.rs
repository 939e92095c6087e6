//! Turns the user's configuration into libpq's parameters.
//!
//! As in libpq, the connection string overrides the service, the service overrides the variables, and an empty
//! parameter has its default. The meaning of a parameter is not known here.

use std::collections::BTreeMap;

use super::environment::Environment;
use super::error::ConnectError;
use super::parameters;
use super::url::Url;
use super::{keywords, service, uri};

/// Parameters by libpq's names.
#[derive(Default)]
pub(super) struct Settings(BTreeMap<&'static str, String>);

impl Settings {
    /// Whether the `PG…` variables name a server.
    #[must_use]
    pub(super) fn named_by(environment: &Environment) -> bool {
        parameters::telling_variables().iter().any(|name| environment.get(name).is_some())
    }

    /// The whole configuration. Refuses parameters that the driver cannot honour.
    pub(super) fn read(
        string: Option<&Url>,
        environment: &Environment,
    ) -> Result<Self, ConnectError> {
        let mut settings = Self::default();
        if let Some(string) = string {
            settings.read_string(string.expose_secret().trim())?;
        }
        let variables: Vec<_> = parameters::variables()
            .filter_map(|(name, variable)| Some((name, environment.get(variable)?)))
            .collect();
        // The service ranks between the string and the variables, and either may name it.
        let variable = |wanted: &str| {
            variables.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value.clone())
        };
        for name in ["service", "servicefile"] {
            if let Some(value) = variable(name) {
                settings.0.entry(name).or_insert(value);
            }
        }
        let service = settings.get("service").to_owned();
        if !service.is_empty() {
            let file = Some(settings.get("servicefile").to_owned()).filter(|it| !it.is_empty());
            settings.fill(service::read(&service, file.as_deref(), environment)?);
        }
        settings.fill(variables);
        for (name, value) in settings.0.iter().filter(|(_, value)| !value.is_empty()) {
            parameters::check(name, value)?;
        }
        Ok(settings)
    }

    /// The value; empty if the parameter is not given.
    #[must_use]
    pub(super) fn get(&self, name: &'static str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    fn read_string(&mut self, text: &str) -> Result<(), ConnectError> {
        let is_scheme = |text: &str| {
            !text.is_empty()
                && text.chars().all(|c| c.is_ascii_alphanumeric() || "+-._".contains(c))
        };
        match text.split_once("://").filter(|(scheme, _)| is_scheme(scheme)) {
            // SQLAlchemy appends its driver after a plus sign; the rest is the same.
            Some((scheme, rest)) => match scheme.split('+').next() {
                Some("postgres" | "postgresql") => self.read_url(uri::read(rest)?),
                _ => Err(ConnectError::Scheme { scheme: scheme.to_owned() }),
            },
            None if text.contains('=') => self.read_keywords(keywords::read(text)?),
            None => Err(ConnectError::Malformed {
                reason: "it does not start with `postgres://`, and has no keywords such as `host=`"
                    .to_owned(),
            }),
        }
    }

    /// Other drivers and poolers have parameters of their own, so unknown ones are ignored, unless they promise
    /// encryption.
    fn read_url(&mut self, pairs: uri::Pairs) -> Result<(), ConnectError> {
        for (number, (name, value)) in (1..).zip(pairs) {
            if let Some((name, value)) = parameters::of_url(&name, value.clone()) {
                self.0.insert(name, value);
            } else if let Some(setting) =
                name.strip_prefix("options[").and_then(|it| it.strip_suffix(']'))
            {
                self.add_option(setting, &value);
            } else if name.starts_with("ssl") {
                return Err(ConnectError::NotSupported { parameter: name });
            } else {
                // The name may be the rest of a password with an unencoded `&`.
                tracing::info!(
                    "parameter {number} of the connection string is not libpq's, and is ignored"
                );
            }
        }
        Ok(())
    }

    fn read_keywords(&mut self, pairs: uri::Pairs) -> Result<(), ConnectError> {
        for (number, (name, value)) in (1..).zip(pairs) {
            let name = parameters::of_libpq(&name).ok_or_else(|| ConnectError::Malformed {
                reason: format!("its keyword number {number} is not one of libpq's"),
            })?;
            self.0.insert(name, value);
        }
        Ok(())
    }

    /// A server setting, as the driver writes it in a URL.
    fn add_option(&mut self, setting: &str, value: &str) {
        let escaped = value.replace('\\', r"\\").replace(' ', r"\ ");
        let options = self.0.entry("options").or_default();
        if !options.is_empty() {
            options.push(' ');
        }
        options.push_str(&format!("-c {setting}={escaped}"));
    }

    /// Adds what is missing.
    fn fill(&mut self, pairs: Vec<(&'static str, String)>) {
        for (name, value) in pairs {
            self.0.entry(name).or_insert(value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ConnectError, Environment, Settings, Url};

    fn settings(text: &str, inherited: &[(&str, &str)]) -> Result<Settings, ConnectError> {
        Settings::read(Some(&Url::new(text)), &Environment::fixed(inherited, &[]))
    }

    /// The values of these parameters.
    fn values<const N: usize>(
        text: &str,
        inherited: &[(&str, &str)],
        names: [&'static str; N],
    ) -> [String; N] {
        let settings = settings(text, inherited).expect(text);
        names.map(|name| settings.get(name).to_owned())
    }

    #[test]
    fn driver_suffixes_are_tolerated() {
        for scheme in ["postgres", "postgresql", "postgresql+asyncpg", "postgres+psycopg2"] {
            let text = format!("{scheme}://me:p%40ss@db.example:6543/app");
            let found = values(&text, &[], ["user", "password", "host", "port", "dbname"]);
            assert_eq!(found, ["me", "p@ss", "db.example", "6543", "app"]);
        }
    }

    #[test]
    fn parameters_of_other_drivers_are_ignored_or_translated() {
        let text = "postgres://db/app?schema=public&ssl=true&pool_size=5&pgbouncer=true&user=me";
        assert_eq!(values(text, &[], ["sslmode", "user"]), ["require", "me"]);
        let text = "postgres://db/app?options[a]=b%20c&options[d]=e&ssl=verify-full";
        assert_eq!(values(text, &[], ["options", "sslmode"]), [r"-c a=b\ c -c d=e", "verify-full"]);
    }

    #[test]
    fn variables_fill_what_the_string_leaves_out() {
        let variables = [("PGHOST", "db"), ("PGUSER", "me"), ("PGDATABASE", "no")];
        for text in ["postgresql:///app", "dbname=app", "host='' dbname=app"] {
            let [host, user, database] = values(text, &variables, ["host", "user", "dbname"]);
            assert_eq!((&*user, &*database), ("me", "app"));
            assert_eq!(host, if text.contains("host") { "" } else { "db" });
        }
    }

    #[test]
    fn a_service_is_between_the_string_and_the_variables() {
        let directory = std::env::temp_dir().join(format!("service_{}", std::process::id()));
        std::fs::create_dir_all(&directory).expect("a directory");
        let write = |name: &str, text: &str| {
            let path = directory.join(name);
            std::fs::write(&path, text).expect("a file");
            path.display().to_string()
        };
        write(".pg_service.conf", "[home]\nhost=home\n");
        write("pg_service.conf", "[system]\nhost=system\n");
        let file = write("named", "[named]\nhost=named\nuser=service\ndbname=service\n");
        let place = directory.display().to_string();
        let variables = [("HOME", &*place), ("PGSYSCONFDIR", &*place), ("PGUSER", "variable")];
        for (text, expected) in [
            ("service=home".to_owned(), ["home", "variable", ""]),
            ("postgres:///x?service=system".to_owned(), ["system", "variable", "x"]),
            (format!("service=named servicefile='{file}' dbname=x"), ["named", "service", "x"]),
        ] {
            assert_eq!(values(&text, &variables, ["host", "user", "dbname"]), expected);
        }
        let by_variable =
            [("PGSERVICE", "named"), ("PGSERVICEFILE", &*file), ("PGHOST", "variable")];
        assert_eq!(values("dbname=x", &by_variable, ["host", "dbname"]), ["named", "x"]);
        let error = settings("service=none", &variables).err().expect("no such service");
        assert!(matches!(error, ConnectError::UnknownService { service } if service == "none"));
        std::fs::remove_dir_all(&directory).expect("the directory is removed");
    }

    #[test]
    fn unsupported_parameters_are_named() {
        for (parameter, name) in [
            ("sslcrl=x", "sslcrl"),
            ("require_auth=scram-sha-256", "require_auth"),
            ("channel_binding=require", "channel_binding=require"),
            ("gssencmode=require", "gssencmode=require"),
            ("ssl_min_protocol_version=TLSv1.3", "ssl_min_protocol_version=TLSv1.3"),
            ("replication=database", "replication=database"),
            ("sslaccept=strict", "sslaccept"),
        ] {
            let error = settings(&format!("postgres://db/app?{parameter}"), &[]).err();
            let Some(ConnectError::NotSupported { parameter }) = error else {
                panic!("{parameter}: {error:?}")
            };
            assert_eq!(parameter, name);
        }
        let harmless = "postgres://db/app?channel_binding=prefer&gssencmode=disable&keepalives=1\
                        &sslcrl=&client_encoding=auto&tcp_user_timeout=5";
        assert!(settings(harmless, &[]).is_ok());
        assert!(settings("keepalives=s3cret", &[]).is_err());
        assert!(settings("dbname=x nonsense=s3cret", &[]).is_err());
    }

    #[test]
    fn another_database_is_named_and_the_password_is_not() {
        let error = settings("mysql://me:s3cret@db/app", &[]).err().expect("not Postgres");
        assert!(matches!(&error, ConnectError::Scheme { scheme } if scheme == "mysql"));
        for text in ["s3cret", "postgres://me:s3cret%@db/app", "host=x s3cret="] {
            let error = settings(text, &[]).err().expect(text);
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
