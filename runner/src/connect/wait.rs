//! Connects to the first suitable server, waits while it starts, and distinguishes the reasons for failure.

use std::io::ErrorKind;
use std::time::{Duration, Instant};

use sea_orm::sqlx::postgres::{PgConnectOptions, PgDatabaseError, PgSslMode};
use sea_orm::sqlx::{self, ConnectOptions as _, Connection as _, PgConnection};

use super::args::Notices;
use super::database::address;
use super::error::{ConnectError, Waited};
use super::session::Session;
use super::target::{Password, Target, Targets};

/// The first pause between attempts; it doubles up to the longest.
const SHORTEST_PAUSE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: Duration = Duration::from_secs(1);
/// How often to report the wait.
const REMINDER: Duration = Duration::from_secs(10);

const HANGS_UP: &str =
    "it closes the connection without answering, so it is still starting or is not Postgres";

/// Connects, and retries for `wait` as long as the failure is typical of a starting server. Returns the options that
/// led to the connection.
pub(super) async fn server(
    targets: &Targets,
    wait: Duration,
    notices: Notices,
) -> Result<(PgConnection, PgConnectOptions), ConnectError> {
    let start = Instant::now();
    let mut pause = SHORTEST_PAUSE;
    let mut reminded: Option<Instant> = None;
    loop {
        let error = match any(targets, start).await {
            Ok(found) => return Ok(found),
            Err(error) => error,
        };
        let left = wait.saturating_sub(start.elapsed());
        if !passes(&error) || left.is_zero() {
            return Err(error);
        }
        if reminded.is_none_or(|at| at.elapsed() >= REMINDER) {
            reminded = Some(Instant::now());
            notices.say(&format!("Waiting, {} s left: {error}", left.as_millis().div_ceil(1000)));
        }
        tokio::time::sleep(pause.min(left)).await;
        pause = (pause * 2).min(LONGEST_PAUSE);
    }
}

/// Tries each server once, in order. As in libpq, a server that answers and refuses the user ends the search.
async fn any(
    targets: &Targets,
    start: Instant,
) -> Result<(PgConnection, PgConnectOptions), ConnectError> {
    let mut failures = vec![];
    for session in targets.session.passes() {
        failures.clear();
        for server in &targets.servers {
            match one(server, *session, targets.timeout, start).await {
                Ok(found) => return Ok(found),
                Err(error) if leads_on(&error) => failures.push(error),
                Err(error) => return Err(error),
            }
        }
    }
    match failures.pop() {
        Some(only) if failures.is_empty() => Err(only),
        last => {
            failures.extend(last);
            Err(ConnectError::NoServer { failures })
        }
    }
}

/// Whether to try the next server.
fn leads_on(error: &ConnectError) -> bool {
    matches!(
        error,
        ConnectError::Refused { .. }
            | ConnectError::UnknownHost { .. }
            | ConnectError::Unreachable { .. }
            | ConnectError::Starting { .. }
            | ConnectError::OtherSession { .. }
    )
}

async fn one(
    server: &Target,
    session: Session,
    timeout: Duration,
    start: Instant,
) -> Result<(PgConnection, PgConnectOptions), ConnectError> {
    let mut failure: Option<ConnectError> = None;
    for options in &server.ways {
        let error = match tokio::time::timeout(timeout, open(options, session)).await {
            Ok(Ok(connection)) => return Ok((connection, options.clone())),
            Ok(Err(Failure::Driver(error))) => {
                classify(&error, options, server.password, Waited(start.elapsed()))
            }
            Ok(Err(Failure::Session(wanted))) => {
                ConnectError::OtherSession { address: address(options), wanted }
            }
            Err(_) => ConnectError::Unreachable {
                address: address(options),
                reason: format!("no answer within {} s", timeout.as_secs()),
                waited: Waited(start.elapsed()),
            },
        };
        let ends = !may_differ_encrypted(&error, options);
        // The server's own message says more than that encryption is missing.
        failure = match failure {
            Some(before) if matches!(error, ConnectError::Tls { .. }) => Some(before),
            _ => Some(error),
        };
        if ends {
            break;
        }
    }
    Err(failure.expect("a server has at least one way"))
}

/// Whether the server may answer differently with the other encryption: `pg_hba.conf` distinguishes them.
fn may_differ_encrypted(error: &ConnectError, options: &PgConnectOptions) -> bool {
    match error {
        ConnectError::Tls { .. } | ConnectError::Rejected { .. } => true,
        ConnectError::WrongPassword { .. } | ConnectError::NoPassword { .. } => {
            matches!(options.get_ssl_mode(), PgSslMode::Disable)
        }
        _ => false,
    }
}

/// The failure of an attempt.
enum Failure {
    Driver(sqlx::Error),
    /// The server is not what `target_session_attrs` asks for.
    Session(&'static str),
}

async fn open(options: &PgConnectOptions, session: Session) -> Result<PgConnection, Failure> {
    let mut connection = options.connect().await.map_err(Failure::Driver)?;
    match session.lacks(&mut connection).await.map_err(Failure::Driver)? {
        None => Ok(connection),
        Some(wanted) => {
            let _ = connection.close().await;
            Err(Failure::Session(wanted))
        }
    }
}

/// Whether waiting may help.
fn passes(error: &ConnectError) -> bool {
    match error {
        ConnectError::Refused { .. }
        | ConnectError::UnknownHost { .. }
        | ConnectError::Unreachable { .. }
        | ConnectError::Starting { .. }
        | ConnectError::OtherSession { .. }
        | ConnectError::TooManyConnections { .. } => true,
        ConnectError::NoServer { failures } => failures.iter().any(passes),
        _ => false,
    }
}

fn classify(
    failure: &sqlx::Error,
    options: &PgConnectOptions,
    password: Password,
    waited: Waited,
) -> ConnectError {
    let address = address(options);
    match failure {
        sqlx::Error::Database(error) => {
            refusal(error.downcast_ref::<PgDatabaseError>(), options, password, waited)
        }
        sqlx::Error::Io(error) => io_failure(error, address, waited),
        sqlx::Error::Tls(error) => ConnectError::Tls { address, reason: error.to_string() },
        sqlx::Error::Protocol(reason) => protocol_failure(reason, address, waited),
        other => ConnectError::Unreachable { address, reason: other.to_string(), waited },
    }
}

fn io_failure(error: &std::io::Error, address: String, waited: Waited) -> ConnectError {
    match error.kind() {
        // With a Unix socket, a server that is not running shows as a missing file.
        ErrorKind::ConnectionRefused | ErrorKind::NotFound => {
            ConnectError::Refused { address, waited }
        }
        // A container's port forwarder accepts connections before Postgres listens, and then closes them.
        ErrorKind::UnexpectedEof | ErrorKind::ConnectionReset | ErrorKind::BrokenPipe => {
            ConnectError::Unreachable { address, reason: HANGS_UP.to_owned(), waited }
        }
        // The certificate was not accepted.
        ErrorKind::InvalidData => ConnectError::Tls { address, reason: error.to_string() },
        // The standard library's message on every Unix if getaddrinfo fails; there is no error kind for it.
        _ if error.to_string().contains("lookup address") => {
            ConnectError::UnknownHost { address, reason: error.to_string(), waited }
        }
        _ => ConnectError::Unreachable { address, reason: error.to_string(), waited },
    }
}

fn protocol_failure(reason: &str, address: String, waited: Waited) -> ConnectError {
    // The driver shows the end of the stream as a zero that it reads instead of an answer.
    if reason.contains("SSLRequest: 0x00") {
        return ConnectError::Unreachable { address, reason: HANGS_UP.to_owned(), waited };
    }
    // The text ends with the driver's own source line.
    let reason = reason.split(" (sqlx").next().unwrap_or(reason).to_owned();
    ConnectError::NotPostgres { address, reason }
}

/// <https://www.postgresql.org/docs/current/errcodes-appendix.html>. Messages are translated, so if codes are equal,
/// the server's reporting routine decides.
fn refusal(
    error: &PgDatabaseError,
    options: &PgConnectOptions,
    password: Password,
    waited: Waited,
) -> ConnectError {
    let address = address(options);
    let user = options.get_username().to_owned();
    let message = error.message().to_owned();
    match (error.code(), error.routine()) {
        ("57P03", _) => ConnectError::Starting { address, message, waited },
        ("53300", _) => ConnectError::TooManyConnections { address, message, waited },
        ("28P01", _) => match password {
            Password::Given => ConnectError::WrongPassword { address, user },
            Password::Missing => ConnectError::NoPassword { address, user },
        },
        ("3D000", _) => {
            let database = options.get_database().unwrap_or(&user).to_owned();
            ConnectError::NoSuchDatabase { address, database }
        }
        ("28000", Some("InitializeSessionUserId")) => ConnectError::NoSuchRole { address, user },
        // A rule that requires `hostssl`: the server's message ends with "no encryption" in every language.
        ("28000", Some("ClientAuthentication")) if message.contains("no encryption") => {
            ConnectError::Tls { address, reason: message }
        }
        ("28000" | "42501", _) => ConnectError::Rejected { address, user, message },
        (code, _) => ConnectError::Server { address, code: code.to_owned(), message },
    }
}
