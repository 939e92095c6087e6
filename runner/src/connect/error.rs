//! Why there is no connection. Each case has its own remedy.

use std::fmt;
use std::time::Duration;

use sea_orm::sqlx;

/// Every reason why connecting fails. The texts name the server without the password.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConnectError {
    #[error("the connection string cannot be read: {reason}")]
    Malformed { reason: String },
    #[error("`{scheme}://` is not a Postgres connection string")]
    Scheme { scheme: String },
    #[error("`{place}` cannot be read: {reason}")]
    Dotenv { place: String, reason: String },
    #[error("the connection parameter `{name}` cannot be used: {reason}")]
    Parameter { name: &'static str, reason: String },
    #[error("the connection parameter `{parameter}` is not supported")]
    NotSupported { parameter: String },
    #[error("{name} is set, but the connection string sets something else")]
    Variable { name: &'static str },
    #[error("the service file `{place}` cannot be read: {reason}")]
    ServiceFile { place: String, reason: String },
    #[error("there is no connection service `{service}`")]
    UnknownService { service: String },
    #[error("no database is configured")]
    NothingConfigured,
    #[error("no server accepts connections at {address}{waited}")]
    Refused { address: String, waited: Waited },
    #[error("the host of {address} is unknown: {reason}{waited}")]
    UnknownHost { address: String, reason: String, waited: Waited },
    #[error("the server at {address} cannot be reached: {reason}{waited}")]
    Unreachable { address: String, reason: String, waited: Waited },
    #[error("the server at {address} does not accept connections yet: {message}{waited}")]
    Starting { address: String, message: String, waited: Waited },
    #[error("the server at {address} has no connection left: {message}{waited}")]
    TooManyConnections { address: String, message: String, waited: Waited },
    #[error("wrong password for user `{user}` at {address}")]
    WrongPassword { address: String, user: String },
    #[error("the server at {address} asks user `{user}` for a password, but none was given")]
    NoPassword { address: String, user: String },
    #[error("there is no database `{database}` at {address}")]
    NoSuchDatabase { address: String, database: String },
    #[error("there is no role `{user}` at {address}")]
    NoSuchRole { address: String, user: String },
    #[error("the server at {address} refuses user `{user}`: {message}")]
    Rejected { address: String, user: String, message: String },
    #[error("no encrypted connection to {address}: {reason}")]
    Tls { address: String, reason: String },
    #[error("the server at {address} is not Postgres: {reason}")]
    NotPostgres { address: String, reason: String },
    #[error(
        "the server at {address} is PostgreSQL {version}, but the oldest supported version is 14"
    )]
    TooOld { address: String, version: String },
    #[error("the server at {address} answers with an error: {message} (SQLSTATE {code})")]
    Server { address: String, code: String, message: String },
    #[error("the server at {address} is not {wanted}")]
    OtherSession { address: String, wanted: &'static str },
    #[error("none of the {} servers can be used: {}", failures.len(), list(failures))]
    NoServer { failures: Vec<ConnectError> },
    #[error("another process is using the embedded database in {directory}{waited}")]
    EmbeddedBusy { directory: String, waited: Waited },
    #[error("the embedded database in {directory} does not start: {reason}")]
    Embedded { directory: String, reason: String },
    #[error("the migration program cannot provide its embedded database ({reason})")]
    NotLent { reason: String },
    #[error("the connection to {address} broke: {source}")]
    Query { address: String, source: sqlx::Error },
}

impl ConnectError {
    /// What the reader can do, in whole sentences.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::Malformed { .. } => "write postgres://USER:PASSWORD@HOST:PORT/DATABASE, with characters such as @ : / % \
                 in the password percent-encoded (@ is %40), or host=HOST dbname=DATABASE".into(),
            Self::Scheme { .. } => "this tool is for Postgres only: set DATABASE_URL or --database-url to \
                 postgres://USER:PASSWORD@HOST/DATABASE".into(),
            Self::Dotenv { .. } => "write the line as NAME=value, and put a value that spans several lines in quotes".into(),
            Self::Parameter { name: "sslrootcert", .. } => "name the file that has it with sslrootcert=FILE, or write \
                 sslrootcert=system to trust what browsers trust".into(),
            Self::Parameter { name, .. } => format!(
                "correct {name} in the connection string, in its service or in its variable"
            ),
            Self::NotSupported { parameter } if parameter.starts_with("channel_binding") => "write \
                 channel_binding=prefer; sslmode=verify-full proves who the server is without it".into(),
            Self::NotSupported { .. } => "leave it out of the connection string, its service and the variables, if you \
                 can do without it".into(),
            Self::Variable { name } => format!("unset {name}: the driver would use it as well"),
            Self::ServiceFile { .. } => "correct the file; each line is parameter=value, below [service]".into(),
            Self::UnknownService { .. } => "add it to ~/.pg_service.conf, or to the file that PGSERVICEFILE names".into(),
            Self::NothingConfigured => "set DATABASE_URL=postgres://USER:PASSWORD@HOST/DATABASE (or PGHOST and friends), \
                 in the environment or in `.env`; this program was built without the embedded database".into(),
            Self::Refused { .. } => "start the server, or correct the host and port; --wait SECONDS waits longer".into(),
            Self::UnknownHost { .. } => "correct the host name; in a container it is the name of the service".into(),
            Self::Unreachable { .. } => "check the host, the port and the firewall; --wait SECONDS waits longer".into(),
            Self::Starting { .. } => "wait until the server is up; --wait SECONDS waits longer".into(),
            Self::TooManyConnections { .. } => "close other connections or raise max_connections".into(),
            Self::WrongPassword { .. } => "correct the password in DATABASE_URL, PGPASSWORD or ~/.pgpass; a role that \
                 does not exist is reported in the same way".into(),
            Self::NoPassword { .. } => "write it into the connection string, into PGPASSWORD or into ~/.pgpass".into(),
            Self::NoSuchDatabase { database, .. } => format!("create it (`createdb {database}`) or correct the name"),
            Self::NoSuchRole { user, .. } => format!("create it (`createuser {user}`) or correct the user name"),
            Self::Rejected { .. } => "allow this user, host and database in the server's pg_hba.conf".into(),
            Self::Tls { .. } => "set sslmode to what the server offers: `disable`, `require`, or `verify-full` with \
                 sslrootcert (?sslmode=… in the URL, or PGSSLMODE)".into(),
            Self::NotPostgres { .. } => "correct the port: Postgres listens on 5432 unless configured otherwise".into(),
            Self::TooOld { .. } => "upgrade the server".into(),
            Self::Server { .. } => "correct what the server names; its log says more".into(),
            Self::OtherSession { .. } => "name the right server as well, or leave out target_session_attrs".into(),
            Self::NoServer { failures } => failures.last().map(Self::help).unwrap_or_default(),
            Self::EmbeddedBusy { .. } => "it serves one process at a time: stop the other one, or set DATABASE_URL to \
                 a server; --wait SECONDS waits longer".into(),
            Self::Embedded { directory, .. } => format!(
                "set DATABASE_URL to use a server; or delete {directory}, with all its data, to start over with an empty \
                 database"
            ),
            Self::NotLent { .. } => "see its message above, or set DATABASE_URL to use a server".into(),
            Self::Query { .. } => "try again; the server's log says more".into(),
        }
    }
}

fn list(failures: &[ConnectError]) -> String {
    failures.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

/// How long the program waited in vain; printed only if it waited.
#[derive(Debug, Clone, Copy)]
pub struct Waited(pub Duration);

impl fmt::Display for Waited {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 < Duration::from_secs(1) {
            Ok(())
        } else {
            write!(f, " (waited {} s)", self.0.as_secs())
        }
    }
}
