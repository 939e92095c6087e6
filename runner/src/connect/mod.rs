//! The one way to a database, the same for every binary.
//!
//! What the user configured comes in (`--database-url`, `DATABASE_URL`, `PGHOST` and friends, `.env`), an open
//! [`Database`] goes out, or a [`ConnectError`] which says what to do. Where nothing is configured the embedded
//! Postgres is used; no other module knows that it exists.

pub(crate) mod args;
pub(crate) mod database;
#[cfg(feature = "embedded")]
mod embedded;
#[cfg(not(feature = "embedded"))]
#[path = "embedded/absent.rs"]
mod embedded;
pub(crate) mod environment;
pub(crate) mod error;
mod lent;
mod settings;
pub(crate) mod url;
mod wait;

use std::process::Command;

use sea_orm::sqlx::Connection as _;
use sea_orm::sqlx::postgres::PgConnectOptions;

use self::args::ConnectArgs;
use self::database::{Database, Server};
use self::environment::Environment;
use self::error::ConnectError;
use self::settings::Settings;

/// The oldest server whose catalog is read, as in `server_version_num`.
const OLDEST: u32 = 140_000;

/// How long a server may take to accept a connection before it counts as one that is waited for.
const AT_ONCE: std::time::Duration = std::time::Duration::from_millis(500);

/// Opens the database that is configured, waiting for it as long as `--wait` says.
pub async fn connect(args: &ConnectArgs) -> Result<Database, ConnectError> {
    let environment = Environment::load()?;
    let schema = args.schema.clone().or_else(|| environment.get("DATABASE_SCHEMA"));
    if let Some(options) = configured(args, &environment)? {
        return connect_to_server(within(options, schema.as_deref()), args).await;
    }
    let (server, options) = embedded::start(args.wait(), args.notices).await?;
    Database::embedded(within(options, schema.as_deref()), Server::Own(server)).await
}

/// Opens the embedded database of the program that this command starts: a migration program with its command `lend`.
pub async fn borrow(lender: Command, args: &ConnectArgs) -> Result<Database, ConnectError> {
    let schema = args.schema.clone().or_else(|| Environment::load().ok()?.get("DATABASE_SCHEMA"));
    let (server, options) = lent::start(lender).await?;
    Database::embedded(within(options, schema.as_deref()), Server::Lent(server)).await
}

/// Starts the embedded server, whatever is configured, for a program that borrows it.
pub(crate) async fn lend(args: &ConnectArgs) -> Result<embedded::Server, ConnectError> {
    let (server, _) = embedded::start(args.wait(), args.notices).await?;
    Ok(server)
}

/// Names without a schema are looked for, and made, in this one.
fn within(options: PgConnectOptions, schema: Option<&str>) -> PgConnectOptions {
    match schema {
        Some(schema) => options.options([("search_path", schema)]),
        None => options,
    }
}

/// The options of the server that is configured, if one is.
fn configured(
    args: &ConnectArgs,
    environment: &Environment,
) -> Result<Option<PgConnectOptions>, ConnectError> {
    let url =
        args.database_url.clone().or_else(|| environment.get("DATABASE_URL").map(url::Url::new));
    if url.is_none() && !Settings::named_by(environment) {
        return Ok(None);
    }
    let mut settings = Settings::default();
    settings.read_environment(environment);
    if let Some(url) = url {
        settings.read_url(&url)?;
    }
    settings.into_options(&application_name()).map(Some)
}

async fn connect_to_server(
    options: PgConnectOptions,
    args: &ConnectArgs,
) -> Result<Database, ConnectError> {
    let pool = database::pool(options.clone(), args.max_connections);
    // Mostly the server is there. Where it is not, a connection outside the pool tells why, and waits.
    let at_once = tokio::time::timeout(AT_ONCE, pool.acquire()).await;
    let version = if let Ok(Ok(connection)) = at_once {
        connection.server_version_num()
    } else {
        let connection = wait::server(&options, args.wait(), args.notices).await?;
        let version = connection.server_version_num();
        // Not worth failing for: the server notices by itself that the client is gone.
        let _ = connection.close().await;
        version
    }
    .unwrap_or_default();
    if version < OLDEST {
        return Err(ConnectError::TooOld {
            address: database::address(&options),
            version: database::version(version),
        });
    }
    Ok(Database::server(pool, options, version, args.max_connections))
}

/// The program's name, so that `pg_stat_activity` says who holds a lock.
fn application_name() -> String {
    let program = std::env::args_os().next().map(std::path::PathBuf::from);
    let name = program.as_deref().and_then(|path| path.file_stem()).and_then(|name| name.to_str());
    name.unwrap_or("autogen").to_owned()
}
