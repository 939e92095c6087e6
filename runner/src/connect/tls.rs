//! `sslmode` and its files, with libpq's defaults → how each attempt at a server is encrypted.
//!
//! <https://www.postgresql.org/docs/current/libpq-ssl.html>. The driver supports the six modes, but neither libpq's
//! default files, nor its second attempts, nor its rule that a root certificate turns `require` into `verify-ca`.

use std::path::{Path, PathBuf};

use sea_orm::sqlx::postgres::{PgConnectOptions, PgSslMode};

use super::environment::Environment;
use super::error::ConnectError;
use super::hosts::Endpoint;
use super::settings::Settings;

/// The encryption settings for the driver.
#[derive(Debug, Clone)]
pub(super) struct Tls {
    mode: PgSslMode,
    /// The authorities that may sign the server's certificate; without a file, those that browsers trust.
    root: Option<PathBuf>,
    /// The client's certificate and its key.
    client: Option<(PathBuf, PathBuf)>,
}

impl Tls {
    pub(super) fn read(
        settings: &Settings,
        environment: &Environment,
    ) -> Result<Self, ConnectError> {
        let root = settings.get("sslrootcert");
        let system = root == "system";
        let mode = match settings.get("sslmode") {
            "" if system => PgSslMode::VerifyFull,
            "" | "prefer" => PgSslMode::Prefer,
            "disable" => PgSslMode::Disable,
            "allow" => PgSslMode::Allow,
            "require" => PgSslMode::Require,
            "verify-ca" => PgSslMode::VerifyCa,
            "verify-full" => PgSslMode::VerifyFull,
            _ => {
                return Err(ConnectError::Parameter {
                    name: "sslmode",
                    reason: "it must be disable, allow, prefer, require, verify-ca or verify-full"
                        .to_owned(),
                });
            }
        };
        if system {
            return match mode {
                PgSslMode::VerifyFull => {
                    Ok(Self { mode, root: None, client: client(settings, environment)? })
                }
                _ => Err(ConnectError::Parameter {
                    name: "sslmode",
                    reason: "with sslrootcert=system it must be verify-full".to_owned(),
                }),
            };
        }
        let root = file(root, ".postgresql/root.crt", environment).filter(|it| it.exists());
        let mode = match (mode, &root) {
            (PgSslMode::Require, Some(_)) => PgSslMode::VerifyCa,
            (PgSslMode::VerifyCa | PgSslMode::VerifyFull, None) => {
                return Err(ConnectError::Parameter {
                    name: "sslrootcert",
                    reason: "a root certificate is needed to verify the server, but there is no such file"
                        .to_owned(),
                });
            }
            (mode, _) => mode,
        };
        let client =
            if matches!(mode, PgSslMode::Disable) { None } else { client(settings, environment)? };
        Ok(Self { mode, root, client })
    }

    /// How to try a server: one way, or two if libpq tries a second one.
    pub(super) fn attempts(&self, endpoint: &Endpoint) -> Result<Vec<Self>, ConnectError> {
        let with = |mode| Self { mode, ..self.clone() };
        Ok(match (endpoint, self.mode) {
            // libpq never encrypts connections within the machine, whatever the mode.
            (Endpoint::Socket(_), _) => vec![with(PgSslMode::Disable)],
            // The driver checks the certificate against the address that it connects to.
            (Endpoint::Address(_), PgSslMode::VerifyFull) => {
                return Err(ConnectError::NotSupported {
                    parameter: "hostaddr with sslmode=verify-full".to_owned(),
                });
            }
            (_, PgSslMode::Allow) => vec![with(PgSslMode::Disable), with(PgSslMode::Require)],
            (_, PgSslMode::Prefer) => vec![with(PgSslMode::Prefer), with(PgSslMode::Disable)],
            (_, mode) => vec![with(mode)],
        })
    }

    /// Where the driver is less strict than libpq, so that nobody relies on it unknowingly.
    pub(super) fn warning(&self) -> Option<&'static str> {
        matches!(self.mode, PgSslMode::VerifyCa).then_some(
            "warning: with sslmode=verify-ca (or require and a root certificate), the driver also trusts certificates \
             that public authorities have signed, for any name\n  help: use sslmode=verify-full",
        )
    }

    pub(super) fn apply(&self, options: PgConnectOptions) -> PgConnectOptions {
        let options = options.ssl_mode(self.mode);
        let options = match &self.root {
            Some(root) => options.ssl_root_cert(root),
            // The driver has already read the variable.
            None => options.ssl_root_cert_from_pem(vec![]),
        };
        match &self.client {
            Some((certificate, key)) => options.ssl_client_cert(certificate).ssl_client_key(key),
            None => options,
        }
    }

    /// The files in the variables that the driver reads by itself.
    pub(super) fn client_files(&self) -> [Option<&Path>; 2] {
        let client = self.client.as_ref();
        [client.map(|(certificate, _)| &**certificate), client.map(|(_, key)| &**key)]
    }

    pub(super) fn is_off(&self) -> bool {
        matches!(self.mode, PgSslMode::Disable)
    }
}

/// The client's certificate and its key, if there is one. libpq continues if the certificate is missing, but not if
/// its key is.
fn client(
    settings: &Settings,
    environment: &Environment,
) -> Result<Option<(PathBuf, PathBuf)>, ConnectError> {
    if settings.get("sslcertmode") == "disable" {
        return Ok(None);
    }
    let certificate = file(settings.get("sslcert"), ".postgresql/postgresql.crt", environment);
    let Some(certificate) = certificate.filter(|it| it.exists()) else { return Ok(None) };
    let wrong =
        |reason: &str| ConnectError::Parameter { name: "sslkey", reason: reason.to_owned() };
    let key = file(settings.get("sslkey"), ".postgresql/postgresql.key", environment)
        .ok_or_else(|| wrong("there is a certificate but no key"))?;
    let metadata = std::fs::metadata(&key)
        .map_err(|_| wrong("there is a certificate, but its key cannot be read"))?;
    if is_shared(&metadata) {
        return Err(wrong("others may read the key: its permissions must be 0600 or less"));
    }
    Ok(Some((certificate, key)))
}

/// A key that belongs to root may be readable for a group, as on Debian.
#[cfg(unix)]
fn is_shared(metadata: &std::fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let forbidden = if metadata.uid() == 0 { 0o037 } else { 0o077 };
    metadata.mode() & forbidden != 0
}

#[cfg(not(unix))]
fn is_shared(_: &std::fs::Metadata) -> bool {
    false
}

fn file(named: &str, at_home: &str, environment: &Environment) -> Option<PathBuf> {
    if named.is_empty() { environment.at_home(at_home) } else { Some(named.into()) }
}
