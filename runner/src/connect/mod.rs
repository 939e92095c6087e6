//! The one way to a database, the same for every binary.
//!
//! Takes the user's configuration (`--database-url`, `DATABASE_URL`, `PGHOST` and friends, `.env`), and returns an
//! open [`Database`], or a [`ConnectError`] that says what to do. If nothing is configured, it uses the embedded
//! Postgres; no other module knows about that.
//!
//! Everything that libpq understands is understood in the same way: [`uri`], [`keywords`], [`service`] and
//! [`environment`] supply parameters, [`parameters`] knows how to treat each, [`settings`] orders them by precedence,
//! and [`target`] turns them into servers to try, with [`hosts`], [`tls`] and [`passfile`].

pub(crate) mod args;
pub(crate) mod database;
mod dotenv;
#[cfg(feature = "embedded")]
mod embedded;
#[cfg(not(feature = "embedded"))]
#[path = "embedded/absent.rs"]
mod embedded;
pub(crate) mod environment;
pub(crate) mod error;
mod hosts;
mod keywords;
mod lent;
mod parameters;
mod passfile;
mod service;
pub(crate) mod session;
mod settings;
mod target;
mod tls;
mod uri;
pub(crate) mod url;
mod wait;

use std::process::Command;

use sea_orm::sqlx::postgres::PgConnectOptions;
use sea_orm::sqlx::{Connection as _, PgPool};

use self::args::ConnectArgs;
use self::database::{Database, Server};
use self::environment::Environment;
use self::error::ConnectError;
use self::session::Session;
use self::settings::Settings;
use self::target::Targets;

/// The oldest supported server, as in `server_version_num`.
const OLDEST: u32 = 140_000;

/// How long a server may take to accept a connection before the program reports that it waits.
const AT_ONCE: std::time::Duration = std::time::Duration::from_millis(500);

/// Opens the configured database, and waits for it as long as `--wait` says.
pub async fn connect(args: &ConnectArgs) -> Result<Database, ConnectError> {
    let environment = Environment::load()?;
    let schema = args.schema.clone().or_else(|| environment.get("DATABASE_SCHEMA"));
    if let Some(targets) = configured(args, &environment)? {
        return connect_to_server(&targets.within(schema.as_deref()), args).await;
    }
    let (server, options) = embedded::start(args.wait(), args.notices).await?;
    Database::embedded(within(options, schema.as_deref()), Server::Own(server)).await
}

/// Opens the embedded database, whatever is configured.
pub async fn start_embedded(args: &ConnectArgs) -> Result<Database, ConnectError> {
    let (server, options) = embedded::start(args.wait(), args.notices).await?;
    Database::embedded(options, Server::Own(server)).await
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

/// The schema in which unqualified names are looked up and created.
fn within(options: PgConnectOptions, schema: Option<&str>) -> PgConnectOptions {
    match schema {
        Some(schema) => options.options([("search_path", schema)]),
        None => options,
    }
}

/// The configured servers, if any.
fn configured(
    args: &ConnectArgs,
    environment: &Environment,
) -> Result<Option<Targets>, ConnectError> {
    let url =
        args.database_url.clone().or_else(|| environment.get("DATABASE_URL").map(url::Url::new));
    if url.is_none() && !Settings::named_by(environment) {
        return Ok(None);
    }
    let settings = Settings::read(url.as_ref(), environment)?;
    Targets::read(&settings, environment, args.notices).map(Some)
}

async fn connect_to_server(
    targets: &Targets,
    args: &ConnectArgs,
) -> Result<Database, ConnectError> {
    let Opened { pool, options, version, default_schema } = match at_once(targets, args).await {
        Some(opened) => opened,
        None => waited_for(targets, args).await?,
    };
    if version < OLDEST {
        return Err(ConnectError::TooOld {
            address: database::address(&options),
            version: database::version(version),
        });
    }
    Ok(Database::server(pool, options, version, default_schema, args.max_connections))
}

/// A connected server, and the state of its session.
struct Opened {
    pool: PgPool,
    options: PgConnectOptions,
    version: u32,
    default_schema: Option<String>,
}

/// Usually there is one server, and it is up.
async fn at_once(targets: &Targets, args: &ConnectArgs) -> Option<Opened> {
    let ([server], Session::Any) = (&targets.servers[..], targets.session) else { return None };
    let options = server.ways.first()?.clone();
    let pool = database::pool(options.clone(), args.max_connections);
    let mut connection = tokio::time::timeout(AT_ONCE, pool.acquire()).await.ok()?.ok()?;
    let version = connection.server_version_num().unwrap_or_default();
    let default_schema = session::default_schema(&mut connection).await.ok()?;
    drop(connection);
    Some(Opened { pool, options, version, default_schema })
}

/// Otherwise a connection outside the pool finds out why, and waits.
async fn waited_for(targets: &Targets, args: &ConnectArgs) -> Result<Opened, ConnectError> {
    let (mut connection, options) = wait::server(targets, args.wait(), args.notices).await?;
    let version = connection.server_version_num().unwrap_or_default();
    let default_schema = session::default_schema(&mut connection)
        .await
        .map_err(|source| ConnectError::Query { address: database::address(&options), source })?;
    // Not worth an error: the server notices by itself that the client has gone.
    let _ = connection.close().await;
    let pool = database::pool(options.clone(), args.max_connections);
    Ok(Opened { pool, options, version, default_schema })
}
