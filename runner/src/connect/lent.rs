//! The embedded Postgres of another program: a migration program lends its own to a program built without one.
//!
//! The lender prints its server's port and name, one to a line, and serves until its stdin ends. So it stops with the
//! borrower, however that ends.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use sea_orm::sqlx::postgres::PgConnectOptions;

use super::error::ConnectError;

/// The lending program.
#[derive(Debug)]
pub(super) struct Server {
    address: String,
    lender: Child,
}

/// Starts the lender. Its stderr is shown.
pub(super) async fn start(command: Command) -> Result<(Server, PgConnectOptions), ConnectError> {
    let started = tokio::task::spawn_blocking(move || start_blocking(command)).await;
    started.unwrap_or_else(|panic| std::panic::resume_unwind(panic.into_panic()))
}

fn start_blocking(mut command: Command) -> Result<(Server, PgConnectOptions), ConnectError> {
    let failed = |reason: String| ConnectError::NotLent { reason };
    let mut lender = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| failed(error.to_string()))?;
    let mut lines = lender.stdout.take().map(BufReader::new).into_iter().flat_map(BufRead::lines);
    let (Some(Ok(url)), Some(Ok(address))) = (lines.next(), lines.next()) else {
        drop(lines);
        let status = lender.wait().map_err(|error| failed(error.to_string()))?;
        return Err(failed(status.to_string()));
    };
    let options = url.parse::<PgConnectOptions>().map_err(|error| failed(error.to_string()))?;
    Ok((Server { address, lender }, options))
}

impl Server {
    pub(super) fn address(&self) -> &str {
        &self.address
    }

    /// Stops the lender, and waits until it has stopped.
    pub(super) async fn stop(mut self) {
        drop(self.lender.stdin.take());
        let _ = tokio::task::spawn_blocking(move || self.lender.wait()).await;
    }
}
