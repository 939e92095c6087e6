//! One connection to a server, waiting while it starts and telling apart why there is none.

use std::io::ErrorKind;
use std::time::{Duration, Instant};

use sea_orm::sqlx::postgres::{PgConnectOptions, PgDatabaseError};
use sea_orm::sqlx::{self, ConnectOptions as _, PgConnection};

use super::args::Notices;
use super::database::target;
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
    let target = target(options);
    match failure {
        Failure::Silence => ConnectError::Unreachable {
            target,
            reason: format!("no answer within {} s", ATTEMPT.as_secs()),
            waited,
        },
        Failure::Driver(sqlx::Error::Database(error)) => {
            refusal(error.downcast_ref::<PgDatabaseError>(), options, waited)
        }
        Failure::Driver(sqlx::Error::Io(error)) => io_failure(error, target, waited),
        Failure::Driver(sqlx::Error::Tls(error)) => {
            ConnectError::Tls { target, reason: error.to_string() }
        }
        Failure::Driver(sqlx::Error::Protocol(reason)) => protocol_failure(reason, target, waited),
        Failure::Driver(other) => {
            ConnectError::Unreachable { target, reason: other.to_string(), waited }
        }
    }
}

fn io_failure(error: &std::io::Error, target: String, waited: Waited) -> ConnectError {
    match error.kind() {
        // A missing socket file is how a server that is not running looks over a Unix socket.
        ErrorKind::ConnectionRefused | ErrorKind::NotFound => {
            ConnectError::Refused { target, waited }
        }
        // A container's port forwarder accepts before Postgres listens, and then hangs up.
        ErrorKind::UnexpectedEof | ErrorKind::ConnectionReset | ErrorKind::BrokenPipe => {
            ConnectError::Unreachable {
                target,
                reason: "it hangs up without a word, so it is still starting or is not Postgres"
                    .to_owned(),
                waited,
            }
        }
        // What the standard library says on every Unix when getaddrinfo fails; there is no kind for it.
        _ if error.to_string().contains("lookup address") => {
            ConnectError::UnknownHost { target, reason: error.to_string(), waited }
        }
        _ => ConnectError::Unreachable { target, reason: error.to_string(), waited },
    }
}

fn protocol_failure(reason: &str, target: String, waited: Waited) -> ConnectError {
    // The driver shows the end of the stream as a zero that it reads in place of an answer.
    if reason.contains("SSLRequest: 0x00") {
        return ConnectError::Unreachable { target, reason: HANGS_UP.to_owned(), waited };
    }
    // Behind the text stands the driver's own source line.
    let reason = reason.split(" (sqlx").next().unwrap_or(reason).to_owned();
    ConnectError::NotPostgres { target, reason }
}

/// <https://www.postgresql.org/docs/current/errcodes-appendix.html>. The messages are translated, so that among
/// equal codes the reporting routine of the server decides.
fn refusal(error: &PgDatabaseError, options: &PgConnectOptions, waited: Waited) -> ConnectError {
    let target = target(options);
    let user = options.get_username().to_owned();
    let message = error.message().to_owned();
    match (error.code(), error.routine()) {
        ("57P03", _) => ConnectError::Starting { target, message, waited },
        ("53300", _) => ConnectError::TooManyConnections { target, message, waited },
        ("28P01", _) => ConnectError::WrongPassword { target, user },
        ("3D000", _) => {
            let database = options.get_database().unwrap_or(&user).to_owned();
            ConnectError::NoSuchDatabase { target, database }
        }
        ("28000", Some("InitializeSessionUserId")) => ConnectError::NoSuchRole { target, user },
        // A rule that wants `hostssl`: the server's message ends with "no encryption" in every language it has.
        ("28000", Some("ClientAuthentication")) if message.contains("no encryption") => {
            ConnectError::Tls { target, reason: message }
        }
        ("28000" | "42501", _) => ConnectError::Rejected { target, user, message },
        (code, _) => ConnectError::Server { target, code: code.to_owned(), message },
    }
}
