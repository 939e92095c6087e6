//! The place where a case runs: an empty database, and one connection to it.
//!
//! The embedded server has one database and one connection, so nothing here uses more of any server.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use runner::{ConnectArgs, Database, Notices, connect};
use sea_orm::{DatabaseConnection, SqlxPostgresConnector};
use sqlx::{
    AssertSqlSafe, Executor, PgPool, Postgres, pool::PoolConnection, postgres::PgPoolOptions,
    raw_sql,
};
use tempfile::TempDir;
use tests::server::{Server, TestDatabase, query, query_on, servers};
use tokio::runtime::Runtime;

use crate::dump::{self, Dump};

/// A role without rights of its own.
pub(crate) const GUEST: &str = "autogen_guest";
/// The major version of the embedded server.
pub(crate) const EMBEDDED: u32 = 17;

/// Everything in an empty database. Another case may have left anything.
const WIPE: &str = "
ROLLBACK;
DO $$ DECLARE it record; BEGIN
    FOR it IN SELECT evtname AS name FROM pg_event_trigger LOOP
        EXECUTE format('DROP EVENT TRIGGER %I', it.name);
    END LOOP;
    FOR it IN SELECT pubname AS name FROM pg_publication LOOP
        EXECUTE format('DROP PUBLICATION %I', it.name);
    END LOOP;
    -- Before the extensions: to drop an index, its operator class is asked how it reads its options.
    FOR it IN SELECT n.nspname AS schema, c.relname AS name
              FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
                AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e') LOOP
        EXECUTE format('DROP TABLE IF EXISTS %I.%I CASCADE', it.schema, it.name);
    END LOOP;
    FOR it IN SELECT extname AS name FROM pg_extension WHERE extname <> 'plpgsql' LOOP
        EXECUTE format('DROP EXTENSION IF EXISTS %I CASCADE', it.name);
    END LOOP;
    FOR it IN SELECT nspname AS name FROM pg_namespace
              WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
        EXECUTE format('DROP SCHEMA %I CASCADE', it.name);
    END LOOP;
    FOR it IN SELECT rolname AS name FROM pg_roles
              WHERE rolname !~ '^pg_' AND NOT rolsuper AND rolname <> session_user LOOP
        EXECUTE format('DROP OWNED BY %I', it.name);
        EXECUTE format('DROP ROLE %I', it.name);
    END LOOP;
END $$;
-- Default privileges have no DROP, and revoking each would have to know what Postgres grants by itself.
SET allow_system_table_mods = on;
DELETE FROM pg_default_acl;
DELETE FROM pg_depend WHERE classid = 'pg_default_acl'::regclass;
DELETE FROM pg_shdepend WHERE classid = 'pg_default_acl'::regclass
    AND dbid = (SELECT oid FROM pg_database WHERE datname = current_database());
RESET allow_system_table_mods;
CREATE SCHEMA public AUTHORIZATION pg_database_owner;
GRANT USAGE ON SCHEMA public TO PUBLIC;
COMMENT ON SCHEMA public IS 'standard public schema'";

/// An empty database, and one connection to it.
pub(crate) struct Place {
    pool: PgPool,
    search_path: Option<String>,
    made: Made,
}

enum Made {
    /// The database exists as long as the place does.
    On {
        database: TestDatabase,
        oracle: Oracle,
    },
    Embedded,
}

/// Whether to dump the database with `pg_dump` too, which takes longer than the rest of a case.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(crate) enum Oracle {
    Asked,
    Spared,
}

impl Place {
    pub(crate) fn on(server: &Server, case: &str, oracle: Oracle) -> Result<Self, String> {
        let database = server.fresh_database(case);
        let options = PgPoolOptions::new().max_connections(1).test_before_acquire(false);
        let pool = options.connect_lazy(&database.url()).map_err(|error| error.to_string())?;
        Ok(Self { pool, search_path: None, made: Made::On { database, oracle } })
    }

    async fn embedded(pool: PgPool) -> Result<Self, String> {
        let place = Self { pool, search_path: None, made: Made::Embedded };
        place.execute(WIPE).await?;
        Ok(place)
    }

    /// Another empty database, which replaces this one.
    pub(crate) async fn another(self, case: &str) -> Result<Self, String> {
        match self.made {
            Made::On { database, oracle } => Self::on(database.server(), case, oracle),
            Made::Embedded => Self::embedded(self.pool).await,
        }
    }

    /// The same place with this search path.
    pub(crate) async fn along(self, search_path: Option<String>) -> Result<Self, String> {
        let place = Self { search_path, ..self };
        place.execute("").await?;
        Ok(place)
    }

    /// Whether extensions with these names could be created.
    pub(crate) async fn offers(&self, extensions: &[String]) -> Result<bool, String> {
        let available = self.query("SELECT name::text FROM pg_available_extensions").await?;
        Ok(extensions.iter().all(|name| available.contains(&vec![name.clone()])))
    }

    /// Whether this place also runs slow checks: one server is enough for them.
    pub(crate) fn asks_the_oracle(&self) -> bool {
        matches!(self.made, Made::On { oracle: Oracle::Asked, .. })
    }

    /// The contents of the database according to an independent oracle, if it is used here.
    pub(crate) async fn dump(&self) -> Result<Option<Dump>, String> {
        match &self.made {
            Made::On { database, oracle: Oracle::Asked } => {
                dump::read(pg_dump(), &database.url()).map(Some)
            }
            Made::On { oracle: Oracle::Spared, .. } => Ok(None),
            Made::Embedded => {
                let rows = self.query(include_str!("snapshot.sql")).await?;
                Ok(Some(Dump::of(rows.concat())))
            }
        }
    }

    pub(crate) async fn connection(&self) -> Result<PoolConnection<Postgres>, String> {
        self.pool.acquire().await.map_err(|error| error.to_string())
    }

    /// The same connection, for migrations.
    pub(crate) fn for_migrations(&self) -> DatabaseConnection {
        SqlxPostgresConnector::from_sqlx_postgres_pool(self.pool.clone())
    }

    /// Runs SQL, possibly several statements, and resets its settings.
    pub(crate) async fn execute(&self, sql: &str) -> Result<(), String> {
        let mut connection = self.connection().await?;
        let path = self.search_path.as_ref().map(|path| format!("SET search_path = {path}"));
        for sql in [sql, "RESET ROLE; RESET ALL", &path.unwrap_or_default()] {
            let done = connection.execute(raw_sql(AssertSqlSafe(sql.to_owned()))).await;
            done.map_err(|error| format!("{error}\n{sql}"))?;
        }
        Ok(())
    }

    /// What a query returns, every value as text and NULL as `NULL`.
    pub(crate) async fn query(&self, sql: &str) -> Result<Vec<Vec<String>>, String> {
        let mut connection = self.connection().await?;
        query_on(&mut connection, sql).await.map_err(|error| format!("{error}\n{sql}"))
    }

    /// The only value that a query returns.
    pub(crate) async fn value(&self, sql: &str) -> Result<String, String> {
        let rows = self.query(sql).await?.concat();
        <[String; 1]>::try_from(rows)
            .map(|[value]| value)
            .map_err(|rows| format!("not one value but {rows:?}\n{sql}"))
    }

    /// Revokes the guest's rights.
    pub(crate) async fn dismiss_guest(&self) -> Result<(), String> {
        self.execute(&format!("DROP OWNED BY {GUEST}")).await
    }

    /// Creates the read-only role, and lets it use every schema.
    pub(crate) async fn invite_guest(&self) -> Result<(), String> {
        self.execute(&format!(
            "DO $$ DECLARE name text; BEGIN
                 BEGIN
                     CREATE ROLE {GUEST} LOGIN;
                 EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
                 END;
                 FOR name IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' LOOP
                     EXECUTE format('GRANT USAGE ON SCHEMA %I TO {GUEST}', name);
                 END LOOP;
             END $$"
        ))
        .await
    }
}

/// The newest server's program, which reads all versions.
fn pg_dump() -> &'static Path {
    static FOUND: OnceLock<PathBuf> = OnceLock::new();
    FOUND.get_or_init(|| {
        let newest = servers().into_iter().max_by_key(|it| it.version).expect("a server");
        let bin = query(&newest.url, "SELECT setting FROM pg_config WHERE name = 'BINDIR'");
        PathBuf::from(bin.concat().concat()).join("pg_dump")
    })
}

/// The embedded server, which runs one case at a time and is slow to start.
pub(crate) struct Embedded {
    runtime: Runtime,
    // Before the directory with its data.
    database: Database,
    _directory: TempDir,
}

impl Embedded {
    pub(crate) fn start() -> Result<Self, String> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .build()
            .map_err(|error| error.to_string())?;
        let directory = tempfile::tempdir().map_err(|error| error.to_string())?;
        fs::write(directory.path().join("Cargo.lock"), "").map_err(|error| error.to_string())?;
        // Its data is in the workspace of the current directory.
        let here = std::env::current_dir().map_err(|error| error.to_string())?;
        std::env::set_current_dir(&directory).map_err(|error| error.to_string())?;
        let mut args = ConnectArgs::default();
        args.notices = Notices::Silent;
        let database = runtime.block_on(connect(&args)).map_err(|error| error.to_string());
        std::env::set_current_dir(here).map_err(|error| error.to_string())?;
        let database = database?;
        if database.is_embedded() {
            Ok(Self { runtime, database, _directory: directory })
        } else {
            Err(format!("another database is configured: {}", database.address))
        }
    }

    /// Empties its database, and runs there.
    pub(crate) fn play<F>(&self, play: impl FnOnce(Place) -> F) -> Result<(), String>
    where
        F: Future<Output = Result<(), String>>,
    {
        let pool = self.database.conn.get_postgres_connection_pool().clone();
        self.runtime.block_on(async { play(Place::embedded(pool).await?).await })
    }
}
