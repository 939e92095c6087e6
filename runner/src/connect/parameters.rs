//! The parameters of libpq, their variables, and how each is treated: used, ignored, or refused.
//!
//! <https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS>. A parameter is refused if
//! ignoring it would weaken the connection or lead elsewhere, and the driver does not support it.

use super::error::ConnectError;

/// How this program treats a parameter.
enum Use {
    /// Read by name elsewhere in this module.
    Honoured,
    /// Tunes what a short command does not need, or configures an authentication method that the driver never uses.
    Idle,
    /// The same, but libpq requires a number.
    IdleNumber,
    /// The driver behaves as with one of these values; every other value is refused.
    Only(&'static [&'static str]),
}

use Use::{Honoured, Idle, IdleNumber, Only};

/// Name, variable (empty if there is none), and use.
const PARAMETERS: &[(&str, &str, Use)] = &[
    ("application_name", "PGAPPNAME", Honoured),
    ("channel_binding", "PGCHANNELBINDING", Only(&["disable", "prefer"])),
    ("client_encoding", "PGCLIENTENCODING", Idle),
    ("connect_timeout", "PGCONNECT_TIMEOUT", Honoured),
    ("dbname", "PGDATABASE", Honoured),
    ("fallback_application_name", "", Honoured),
    ("gssdelegation", "PGGSSDELEGATION", Idle),
    ("gssencmode", "PGGSSENCMODE", Only(&["disable", "prefer"])),
    ("gsslib", "PGGSSLIB", Idle),
    ("host", "PGHOST", Honoured),
    ("hostaddr", "PGHOSTADDR", Honoured),
    ("keepalives", "", IdleNumber),
    ("keepalives_count", "", IdleNumber),
    ("keepalives_idle", "", IdleNumber),
    ("keepalives_interval", "", IdleNumber),
    ("krbsrvname", "PGKRBSRVNAME", Idle),
    ("load_balance_hosts", "PGLOADBALANCEHOSTS", Honoured),
    ("max_protocol_version", "PGMAXPROTOCOLVERSION", Idle),
    ("min_protocol_version", "PGMINPROTOCOLVERSION", Only(&["3.0"])),
    ("oauth_client_id", "", Idle),
    ("oauth_client_secret", "", Idle),
    ("oauth_issuer", "", Idle),
    ("oauth_scope", "", Idle),
    ("options", "PGOPTIONS", Honoured),
    ("passfile", "PGPASSFILE", Honoured),
    ("password", "PGPASSWORD", Honoured),
    ("port", "PGPORT", Honoured),
    ("replication", "", Only(&["false", "off", "no", "0"])),
    ("require_auth", "PGREQUIREAUTH", Only(&[])),
    ("requirepeer", "PGREQUIREPEER", Only(&[])),
    ("scram_client_key", "", Only(&[])),
    ("scram_server_key", "", Only(&[])),
    ("service", "PGSERVICE", Honoured),
    ("servicefile", "PGSERVICEFILE", Honoured),
    ("ssl_max_protocol_version", "PGSSLMAXPROTOCOLVERSION", Idle),
    // The driver supports 1.2 and 1.3.
    ("ssl_min_protocol_version", "PGSSLMINPROTOCOLVERSION", Only(&["TLSv1", "TLSv1.1", "TLSv1.2"])),
    ("sslcert", "PGSSLCERT", Honoured),
    ("sslcertmode", "PGSSLCERTMODE", Only(&["disable", "allow"])),
    ("sslcompression", "PGSSLCOMPRESSION", Idle),
    ("sslcrl", "PGSSLCRL", Only(&[])),
    ("sslcrldir", "PGSSLCRLDIR", Only(&[])),
    ("sslkey", "PGSSLKEY", Honoured),
    ("sslkeylogfile", "", Idle),
    ("sslmode", "PGSSLMODE", Honoured),
    ("sslnegotiation", "PGSSLNEGOTIATION", Only(&["postgres"])),
    ("sslpassword", "", Only(&[])),
    ("sslrootcert", "PGSSLROOTCERT", Honoured),
    // Without the name, a proxy that chooses the server by it would choose another one.
    ("sslsni", "PGSSLSNI", Only(&["1"])),
    ("target_session_attrs", "PGTARGETSESSIONATTRS", Honoured),
    ("tcp_user_timeout", "", IdleNumber),
    ("user", "PGUSER", Honoured),
];

/// Other drivers' names for parameters of libpq.
const SYNONYMS: [(&str, &str); 7] = [
    ("database", "dbname"),
    ("ssl-mode", "sslmode"),
    ("ssl-root-cert", "sslrootcert"),
    ("ssl-ca", "sslrootcert"),
    ("ssl-cert", "sslcert"),
    ("ssl-key", "sslkey"),
    ("username", "user"),
];

/// Variables that are enough to show that a server is meant, and not the embedded one.
const TELLING: [&str; 4] = ["PGHOST", "PGHOSTADDR", "PGDATABASE", "PGSERVICE"];

/// Every parameter that has a variable, and the variable.
pub(super) fn variables() -> impl Iterator<Item = (&'static str, &'static str)> {
    PARAMETERS.iter().map(|(name, variable, _)| (*name, *variable)).filter(|(_, it)| !it.is_empty())
}

pub(super) fn telling_variables() -> [&'static str; 4] {
    TELLING
}

/// The canonical name, if libpq has such a parameter.
pub(super) fn of_libpq(name: &str) -> Option<&'static str> {
    PARAMETERS.iter().map(|(known, _, _)| *known).find(|known| *known == name)
}

/// A parameter of a URL under libpq's name, if it has one. Other drivers use `ssl` for `sslmode`, with their own
/// values.
pub(super) fn of_url(name: &str, value: String) -> Option<(&'static str, String)> {
    let name = SYNONYMS.iter().find(|(other, _)| *other == name).map_or(name, |(_, name)| name);
    let value = match (name, &*value) {
        // From node-postgres; libpq's `require` verifies nothing either.
        ("ssl", "true" | "1" | "on") | ("sslmode", "no-verify") => "require".to_owned(),
        ("ssl", "false" | "0" | "off") => "disable".to_owned(),
        _ => value,
    };
    let name = if name == "ssl" { "sslmode" } else { name };
    Some((of_libpq(name)?, value))
}

/// Refuses a value that the driver cannot honour.
pub(super) fn check(name: &'static str, value: &str) -> Result<(), ConnectError> {
    let (_, _, kind) =
        PARAMETERS.iter().find(|(known, _, _)| *known == name).expect("a name of the table");
    match kind {
        Honoured => {}
        Only(values) if values.contains(&value) => {}
        Only([]) => return Err(ConnectError::NotSupported { parameter: name.to_owned() }),
        Only(_) => {
            // A secret is never refused for its value.
            return Err(ConnectError::NotSupported { parameter: format!("{name}={value}") });
        }
        IdleNumber if value.trim().parse::<i32>().is_err() => {
            return Err(ConnectError::Parameter { name, reason: "it is not a number".into() });
        }
        Idle | IdleNumber => tracing::info!("the connection parameter {name} has no effect here"),
    }
    Ok(())
}
