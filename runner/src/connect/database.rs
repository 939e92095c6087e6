//! An open database: a pool, its address, and the embedded server if there is one.

use std::fmt;

use sea_orm::DatabaseConnection;
use sea_orm::sqlx::pool::PoolConnection;
use sea_orm::sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sea_orm::sqlx::{self, Executor as _, PgConnection, PgPool, Postgres};

use super::error::ConnectError;
use super::{embedded, lent, session};

/// Each takes half a minute.
const RECOVERY_ATTEMPTS: u32 = 9;

/// The server that stops when the database is closed.
pub(super) enum Server {
    Own(embedded::Server),
    Lent(lent::Server),
}

impl Server {
    fn address(&self) -> String {
        match self {
            Self::Own(server) => server.address(),
            Self::Lent(server) => server.address().to_owned(),
        }
    }

    async fn stop(self) {
        match self {
            Self::Own(server) => server.stop().await,
            Self::Lent(server) => server.stop().await,
        }
    }
}

/// An open database. Close it with [`Database::close`], so that the embedded server can write its checkpoint.
pub struct Database {
    /// A pool for SeaORM's queries.
    pub conn: DatabaseConnection,
    /// `user@host:port/database`, without the password.
    pub address: String,
    /// As in `server_version_num`: 160004 is 16.4.
    pub server_version_num: u32,
    default_schema: Option<String>,
    options: PgConnectOptions,
    /// The pool has a single connection, which is never replaced.
    is_one_session: bool,
    // Last, so that it is dropped after the pool: the server stops only after its one client disconnects.
    embedded: Option<Server>,
}

impl Database {
    pub(super) fn server(
        pool: PgPool,
        options: PgConnectOptions,
        server_version_num: u32,
        default_schema: Option<String>,
        max_connections: u32,
    ) -> Self {
        let address = address(&options);
        let is_one_session = max_connections == 1;
        Self {
            conn: pool.into(),
            address,
            server_version_num,
            default_schema,
            options,
            is_one_session,
            embedded: None,
        }
    }

    pub(super) async fn embedded(
        options: PgConnectOptions,
        server: Server,
    ) -> Result<Self, ConnectError> {
        let address = server.address();
        let pool = pool_of_one(options.clone());
        let failed = |source| ConnectError::Query { address: address.clone(), source };
        let mut connection = first(&pool).await.map_err(failed)?;
        let server_version_num = connection.server_version_num().unwrap_or_default();
        let default_schema = session::default_schema(&mut connection).await.map_err(failed)?;
        drop(connection);
        let embedded = Some(server);
        Ok(Self {
            conn: pool.into(),
            address,
            server_version_num,
            default_schema,
            options,
            is_one_session: true,
            embedded,
        })
    }

    #[must_use]
    pub fn is_embedded(&self) -> bool {
        self.embedded.is_some()
    }

    /// 16.4, 18, 9.6.24: the version as people write it.
    #[must_use]
    pub fn server_version(&self) -> String {
        version(self.server_version_num)
    }

    /// The schema of unqualified names when the connection opens; `public` if the search path names no existing
    /// schema.
    #[must_use]
    pub fn default_schema(&self) -> &str {
        self.default_schema.as_deref().unwrap_or("public")
    }

    /// A connection of the pool, for work that needs a single session.
    pub async fn acquire(&self) -> Result<PoolConnection<Postgres>, ConnectError> {
        let pool = self.conn.get_postgres_connection_pool();
        pool.acquire()
            .await
            .map_err(|source| ConnectError::Query { address: self.address.clone(), source })
    }

    /// A pool that is a single session for as long as it lives, so that the session's state (locks, settings) stays.
    ///
    /// If [`Database::conn`] is such a pool already, as with the embedded server, this returns it.
    #[must_use]
    pub fn session(&self) -> DatabaseConnection {
        if self.is_one_session {
            self.conn.clone()
        } else {
            pool_of_one(self.options.clone()).into()
        }
    }

    /// A pool of one more connection, opened on first use. The embedded server has none.
    #[must_use]
    pub(crate) fn second_connection(&self) -> Option<DatabaseConnection> {
        match self.embedded {
            Some(_) => None,
            None => Some(pool_of_one(self.options.clone()).into()),
        }
    }

    /// Whether a pooler may give each transaction of this connection another session of the server, so that what is
    /// temporary would be left in one of them. True if it cannot be found out.
    pub async fn shares_sessions(&self, connection: &mut PgConnection) -> bool {
        let Some(second) = self.second_connection() else { return false };
        let pool = second.get_postgres_connection_pool();
        let (own, other) = (session::process(connection).await, session::process(pool).await);
        pool.close().await;
        own.zip(other).is_none_or(|(own, other)| own == other)
    }

    /// Closes the pool, then the embedded server.
    pub async fn close(self) {
        self.conn.get_postgres_connection_pool().close().await;
        if let Some(server) = self.embedded {
            server.stop().await;
        }
    }
}

impl fmt::Debug for Database {
    /// The driver's options would print their password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let version = self.server_version();
        f.debug_struct("Database")
            .field("address", &self.address)
            .field("version", &version)
            .finish_non_exhaustive()
    }
}

/// `user@host:port/database`: all that may be shown.
pub(super) fn address(options: &PgConnectOptions) -> String {
    let user = options.get_username();
    let database = options.get_database().unwrap_or(user);
    let port = options.get_port();
    match options.get_socket() {
        // As libpq writes an abstract one.
        Some(directory) => {
            let directory = directory.to_string_lossy().replace('\0', "@");
            format!("{user}@{directory}:{port}/{database}")
        }
        None if options.get_host().contains(':') => {
            format!("{user}@[{}]:{port}/{database}", options.get_host())
        }
        None => format!("{user}@{}:{port}/{database}", options.get_host()),
    }
}

pub(super) fn version(num: u32) -> String {
    match (num / 10_000, num % 10_000) {
        (major, minor) if major >= 10 => format!("{major}.{minor}"),
        (major, minor) => format!("{major}.{}.{}", minor / 100, minor % 100),
    }
}

/// After a crash the server recovers first. With thousands of tables this takes longer than a pool waits.
async fn first(pool: &PgPool) -> sqlx::Result<PoolConnection<Postgres>> {
    for _ in 0..RECOVERY_ATTEMPTS {
        match pool.acquire().await {
            Err(sqlx::Error::PoolTimedOut) => {}
            result => return result,
        }
    }
    pool.acquire().await
}

/// Opened on first use.
pub(super) fn pool(options: PgConnectOptions, max_connections: u32) -> PgPool {
    if max_connections == 1 {
        return pool_of_one(options);
    }
    prepared(PgPoolOptions::new()).max_connections(max_connections).connect_lazy_with(options)
}

/// Settings for every session, whatever the role or the database has set. A backslash in a constant has no special
/// meaning, as in migrations and in what the catalog prints. An empty search path is replaced by Postgres' own,
/// because a table without a schema would have no place.
const PREPARE: &str = "\
SET standard_conforming_strings = on; \
SELECT pg_catalog.set_config('search_path', 'public', false) \
 WHERE pg_catalog.current_setting('search_path') IN ('', '\"\"')";

fn prepared(options: PgPoolOptions) -> PgPoolOptions {
    options.after_connect(|connection, _| {
        Box::pin(async move { connection.execute(sqlx::raw_sql(PREPARE)).await.map(|_| ()) })
    })
}

/// The connection is neither recycled nor replaced behind the caller's back.
fn pool_of_one(options: PgConnectOptions) -> PgPool {
    prepared(PgPoolOptions::new())
        .max_connections(1)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
        .connect_lazy_with(options)
}
