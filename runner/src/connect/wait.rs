//! One connection to a server, waiting while it starts and telling apart why there is none.

use std::io::ErrorKind;
use std::time::{Duration, Instant};

use sea_orm::sqlx::postgres::{PgConnectOptions, PgDatabaseError};
use sea_orm::sqlx::{self, ConnectOptions as _, PgConnection};

use super::args::Notices;
use super::database::address;
use super::error::{ConnectError, Waited};

/// How long a single attempt may take: a firewall that swallows packets answers never.
const ATTEMPT: Duration = Duration::from_secs(10);
/// The first pause between attempts, doubled up to the longest.
const SHORTEST_PAUSE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: Duration = Duration::from_secs(1);
/// How often the wait is mentioned.
const REMINDER: Duration = Duration::from_secs(10);

const HANGS_UP: &str = "it hangs up without a word, so it is still starting or is not Postgres";

/// Connects, trying again for `wait` as long as the failure is one that a starting server shows.
pub(super) async fn server(
    options: &PgConnectOptions,
    wait: Duration,
    notices: Notices,
) -> Result<PgConnection, ConnectError> {
    let start = Instant::now();
    let mut pause = SHORTEST_PAUSE;
    let mut reminded: Option<Instant> = None;
    loop {
        let error = match attempt(options).await {
            Ok(connection) => return Ok(connection),
            Err(failure) => classify(&failure, options, Waited(start.elapsed())),
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

/// What one attempt can end with.
enum Failure {
    Driver(sqlx::Error),
    Silence,
}

async fn attempt(options: &PgConnectOptions) -> Result<PgConnection, Failure> {
    match tokio::time::timeout(ATTEMPT, options.connect()).await {
        Ok(result) => result.map_err(Failure::Driver),
        Err(_) => Err(Failure::Silence),
    }
}

/// Whether waiting can help.
fn passes(error: &ConnectError) -> bool {
    matches!(
        error,
        ConnectError::Refused { .. }
            | ConnectError::UnknownHost { .. }
            | ConnectError::Unreachable { .. }
            | ConnectError::Starting { .. }
            | ConnectError::TooManyConnections { .. }
    )
}

fn classify(failure: &Failure, options: &PgConnectOptions, waited: Waited) -> ConnectError {
    let address = address(options);
    match failure {
        Failure::Silence => ConnectError::Unreachable {
            address,
            reason: format!("no answer within {} s", ATTEMPT.as_secs()),
            waited,
        },
        Failure::Driver(sqlx::Error::Database(error)) => {
            refusal(error.downcast_ref::<PgDatabaseError>(), options, waited)
        }
        Failure::Driver(sqlx::Error::Io(error)) => io_failure(error, address, waited),
        Failure::Driver(sqlx::Error::Tls(error)) => {
            ConnectError::Tls { address, reason: error.to_string() }
        }
        Failure::Driver(sqlx::Error::Protocol(reason)) => protocol_failure(reason, address, waited),
        Failure::Driver(other) => {
            ConnectError::Unreachable { address, reason: other.to_string(), waited }
        }
    }
}

fn io_failure(error: &std::io::Error, address: String, waited: Waited) -> ConnectError {
    match error.kind() {
        // A missing socket file is how a server that is not running looks over a Unix socket.
        ErrorKind::ConnectionRefused | ErrorKind::NotFound => {
            ConnectError::Refused { address, waited }
        }
        // A container's port forwarder accepts before Postgres listens, and then hangs up.
        ErrorKind::UnexpectedEof | ErrorKind::ConnectionReset | ErrorKind::BrokenPipe => {
            ConnectError::Unreachable {
                address,
                reason: "it hangs up without a word, so it is still starting or is not Postgres"
                    .to_owned(),
                waited,
            }
        }
        // What the standard library says on every Unix when getaddrinfo fails; there is no kind for it.
        _ if error.to_string().contains("lookup address") => {
            ConnectError::UnknownHost { address, reason: error.to_string(), waited }
        }
        _ => ConnectError::Unreachable { address, reason: error.to_string(), waited },
    }
}

fn protocol_failure(reason: &str, address: String, waited: Waited) -> ConnectError {
    // The driver shows the end of the stream as a zero that it reads in place of an answer.
    if reason.contains("SSLRequest: 0x00") {
        return ConnectError::Unreachable { address, reason: HANGS_UP.to_owned(), waited };
    }
    // Behind the text stands the driver's own source line.
    let reason = reason.split(" (sqlx").next().unwrap_or(reason).to_owned();
    ConnectError::NotPostgres { address, reason }
}

/// <https://www.postgresql.org/docs/current/errcodes-appendix.html>. The messages are translated, so that among
/// equal codes the reporting routine of the server decides.
fn refusal(error: &PgDatabaseError, options: &PgConnectOptions, waited: Waited) -> ConnectError {
    let address = address(options);
    let user = options.get_username().to_owned();
    let message = error.message().to_owned();
    match (error.code(), error.routine()) {
        ("57P03", _) => ConnectError::Starting { address, message, waited },
        ("53300", _) => ConnectError::TooManyConnections { address, message, waited },
        ("28P01", _) => ConnectError::WrongPassword { address, user },
        ("3D000", _) => {
            let database = options.get_database().unwrap_or(&user).to_owned();
            ConnectError::NoSuchDatabase { address, database }
        }
        ("28000", Some("InitializeSessionUserId")) => ConnectError::NoSuchRole { address, user },
        // A rule that wants `hostssl`: the server's message ends with "no encryption" in every language it has.
        ("28000", Some("ClientAuthentication")) if message.contains("no encryption") => {
            ConnectError::Tls { address, reason: message }
        }
        ("28000" | "42501", _) => ConnectError::Rejected { address, user, message },
        (code, _) => ConnectError::Server { address, code: code.to_owned(), message },
    }
}
