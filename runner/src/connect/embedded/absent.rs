//! The replacement for the embedded Postgres in a build without it.

use std::time::Duration;

use sea_orm::sqlx::postgres::PgConnectOptions;

use super::args::Notices;
use super::error::ConnectError;

/// There is no such server, so this type has no values.
#[derive(Debug)]
pub(crate) enum Server {}

#[expect(clippy::unused_async, reason = "the signature is that of the build which has the server")]
pub(super) async fn start(
    _: Duration,
    _: Notices,
) -> Result<(Server, PgConnectOptions), ConnectError> {
    Err(ConnectError::NothingConfigured)
}

impl Server {
    pub(crate) fn address(&self) -> String {
        match *self {}
    }

    pub(crate) fn url(&self) -> String {
        match *self {}
    }

    #[expect(
        clippy::unused_async,
        reason = "the signature is that of the build which has the server"
    )]
    pub(crate) async fn stop(self) {
        match self {}
    }
}
