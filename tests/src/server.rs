//! The Postgres servers that `cargo xtask test` has started, and databases on them.

use std::future::Future;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use sea_orm::sqlx::postgres::PgRow;
use sea_orm::sqlx::{
    AssertSqlSafe, Connection as _, Error, Executor as _, PgConnection, Row as _, ValueRef as _,
    raw_sql,
};

/// The variable with the addresses: `16=postgres://…;18=postgres://…;contrib-17=postgres://…;timescale-17=postgres://…`
pub const VARIABLE: &str = "AUTOGEN_TEST_SERVERS";

/// A running server.
#[derive(Debug, Clone)]
pub struct Server {
    /// The major version.
    pub version: u32,
    /// Its maintenance database, as the superuser.
    pub url: String,
}

/// The servers on which every test runs: 16 and 18, with pgvector and without contrib modules.
pub fn servers() -> Vec<Server> {
    named().filter_map(|(name, url)| Some(Server { version: name.parse().ok()?, url })).collect()
}

/// One of [`servers`].
pub fn server(version: u32) -> Server {
    let found = servers().into_iter().find(|server| server.version == version);
    found.unwrap_or_else(|| panic!("there is no server {version} in {VARIABLE}"))
}

/// The server with the contrib modules and without pgvector.
pub fn contrib_server() -> Server {
    let found = named().find_map(|(name, url)| {
        Some(Server { version: name.strip_prefix("contrib-")?.parse().ok()?, url })
    });
    found.unwrap_or_else(|| panic!("there is no server with contrib modules in {VARIABLE}"))
}

/// The server with `TimescaleDB`. Each of its databases has a single session.
pub fn timescale_server() -> Server {
    let found = named().find_map(|(name, url)| {
        Some(Server { version: name.strip_prefix("timescale-")?.parse().ok()?, url })
    });
    found.unwrap_or_else(|| panic!("there is no server with TimescaleDB in {VARIABLE}"))
}

fn named() -> impl Iterator<Item = (String, String)> {
    let text = std::env::var(VARIABLE)
        .unwrap_or_else(|_| panic!("no servers to test on: run `cargo xtask test`"));
    let pairs: Vec<_> = text
        .split(';')
        .map(|entry| {
            entry
                .split_once('=')
                .unwrap_or_else(|| panic!("`{entry}` in {VARIABLE} is not NAME=URL"))
        })
        .map(|(name, url)| (name.to_owned(), url.to_owned()))
        .collect();
    pairs.into_iter()
}

impl Server {
    /// An empty database that nobody else uses, dropped with the value.
    pub fn fresh_database(&self, prefix: &str) -> TestDatabase {
        let name = unique(prefix);
        // template0 has no clients, so many tests can copy it at once. Its files are copied instead of being logged
        // page by page, which takes a seventh of the time if nothing waits for the disk.
        let strategy = if self.version >= 15 { "STRATEGY file_copy" } else { "" };
        self.execute(&format!(r#"CREATE DATABASE "{name}" TEMPLATE template0 {strategy}"#));
        TestDatabase { server: self.clone(), name }
    }

    /// The address of another database on this server.
    pub fn url_of(&self, database: &str) -> String {
        let (base, _) = self.url.rsplit_once('/').expect("a URL ends with its database");
        format!("{base}/{database}")
    }

    /// `host:port`
    pub fn address(&self) -> &str {
        let (_, rest) = self.url.split_once('@').expect("a URL has a user");
        rest.split_once('/').expect("a URL ends with its database").0
    }

    /// The extensions that could be created, and `xml` if the server was built with that type.
    pub fn extensions(&self) -> Vec<String> {
        let sql = "SELECT name::text FROM pg_available_extensions UNION ALL \
                   SELECT 'xml' FROM pg_config WHERE name = 'CONFIGURE' AND setting LIKE '%--with-libxml%'";
        query(&self.url, sql).concat()
    }

    /// Runs SQL in the maintenance database.
    pub fn execute(&self, sql: &str) {
        execute(&self.url, sql);
    }
}

/// A database of one test.
#[derive(Debug)]
pub struct TestDatabase {
    server: Server,
    pub name: String,
}

impl TestDatabase {
    pub fn url(&self) -> String {
        self.server.url_of(&self.name)
    }

    /// The address for a role without any rights of its own, created if it does not exist. It may do what PUBLIC may:
    /// connect, create temporary tables, and use the schema `public`.
    pub fn url_as(&self, role: &str) -> String {
        self.server.execute(&format!(
            "DO $$ BEGIN CREATE ROLE {role} LOGIN; \
             EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
        ));
        let url = self.url();
        let (scheme, rest) = url.split_once("://").expect("a URL has a scheme");
        let (_, place) = rest.split_once('@').expect("a URL has a user");
        format!("{scheme}://{role}@{place}")
    }

    pub fn server(&self) -> &Server {
        &self.server
    }

    /// Runs SQL, possibly several statements.
    pub fn execute(&self, sql: &str) {
        execute(&self.url(), sql);
    }

    /// The result of a query, every value as text and NULL as `NULL`.
    pub fn query(&self, sql: &str) -> Vec<Vec<String>> {
        query(&self.url(), sql)
    }

    /// The only value that a query returns.
    pub fn value(&self, sql: &str) -> String {
        let mut rows = self.query(sql);
        assert!(
            rows.len() == 1 && rows[0].len() == 1,
            "`{sql}` returns not one value but {rows:?}"
        );
        rows.remove(0).remove(0)
    }
}

impl Drop for TestDatabase {
    /// The whole server is deleted after the run; this keeps it small until then.
    fn drop(&mut self) {
        let sql = format!(r#"DROP DATABASE IF EXISTS "{}" WITH (FORCE)"#, self.name);
        let url = self.server.url.clone();
        let _ = on_a_thread(async move {
            let mut connection = PgConnection::connect(&url).await?;
            connection.execute(raw_sql(AssertSqlSafe(sql))).await
        });
    }
}

/// Runs SQL on any database.
pub fn execute(url: &str, sql: &str) {
    let (url, text) = (url.to_owned(), sql.to_owned());
    let result = on_a_thread(async move {
        let mut connection = PgConnection::connect(&url).await?;
        connection.execute(raw_sql(AssertSqlSafe(text))).await?;
        connection.close().await
    });
    result.unwrap_or_else(|error| panic!("{error}\n{sql}"));
}

/// The same with a lock timeout. Several statements share a transaction.
///
/// # Errors
/// If a statement fails.
pub fn try_execute(url: &str, lock_timeout: &str, sql: &str) -> Result<(), String> {
    let (url, text) = (url.to_owned(), sql.to_owned());
    let set = format!("SET lock_timeout = '{lock_timeout}'");
    let result: Result<(), Error> = on_a_thread(async move {
        let mut connection = PgConnection::connect(&url).await?;
        connection.execute(raw_sql(AssertSqlSafe(set))).await?;
        connection.execute(raw_sql(AssertSqlSafe(text))).await?;
        connection.close().await
    });
    result.map_err(|error| error.to_string())
}

/// The result of a query on any database, as text.
pub fn query(url: &str, sql: &str) -> Vec<Vec<String>> {
    let (url, text) = (url.to_owned(), sql.to_owned());
    let result: Result<Vec<Vec<String>>, Error> = on_a_thread(async move {
        let mut connection = PgConnection::connect(&url).await?;
        let rows = query_on(&mut connection, &text).await?;
        connection.close().await?;
        Ok(rows)
    });
    result.unwrap_or_else(|error| panic!("{error}\n{sql}"))
}

/// The same on an existing connection.
pub async fn query_on(connection: &mut PgConnection, sql: &str) -> Result<Vec<Vec<String>>, Error> {
    // The simple protocol answers in text.
    let rows = connection.fetch_all(raw_sql(AssertSqlSafe(sql.to_owned()))).await?;
    rows.iter().map(|row| (0..row.len()).map(|at| text_of(row, at)).collect()).collect()
}

/// Runs SQL in a transaction, which stays open during the work and is rolled back afterwards.
pub fn in_a_transaction(url: &str, sql: &str, work: impl FnOnce() + Send + 'static) {
    let (url, text) = (url.to_owned(), format!("BEGIN; {sql}"));
    let result: Result<(), Error> = on_a_thread(async move {
        let mut connection = PgConnection::connect(&url).await?;
        connection.execute(raw_sql(AssertSqlSafe(text))).await?;
        work();
        connection.close().await
    });
    result.unwrap_or_else(|error| panic!("{error}\n{sql}"));
}

fn text_of(row: &PgRow, at: usize) -> Result<String, Error> {
    let value = row.try_get_raw(at)?;
    if value.is_null() {
        return Ok("NULL".to_owned());
    }
    Ok(value.as_str().map_err(Error::Decode)?.to_owned())
}

/// Lets the functions above work in synchronous and asynchronous tests.
fn on_a_thread<T: Send + 'static>(future: impl Future<Output = T> + Send + 'static) -> T {
    let run = || {
        let runtime =
            tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(future)
    };
    std::thread::spawn(run).join().expect("the database thread")
}

/// Unique among all tests that share a server, and short enough for an identifier.
fn unique(prefix: &str) -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let plain: String =
        prefix.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).take(30).collect();
    let nanos = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.subsec_nanos());
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    format!("{}_{}_{count}_{nanos}", plain.to_lowercase(), std::process::id())
}

/// Declares a test for each server: `on_every_server!(up_applies, |server| { … })` becomes `up_applies::on_16` and
/// `up_applies::on_18`.
#[macro_export]
macro_rules! on_every_server {
    ($(#[$attribute:meta])* $name:ident, |$server:ident| $body:block) => {
        mod $name {
            #[allow(unused_imports, reason = "a body may name everything itself")]
            use super::*;

            fn body($server: &$crate::server::Server) $body

            $(#[$attribute])*
            #[test]
            fn on_16() {
                body(&$crate::server::server(16));
            }

            $(#[$attribute])*
            #[test]
            fn on_18() {
                body(&$crate::server::server(18));
            }
        }
    };
}
