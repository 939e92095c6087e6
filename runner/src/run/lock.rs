//! One run at a time on a database: an advisory lock of the session, released when the session ends, however it ends.
//!
//! The lock is polled instead of being waited for inside the server: a waiting statement holds a snapshot, and
//! `CREATE INDEX CONCURRENTLY` in the run with the lock would wait for that snapshot forever.

use std::time::{Duration, Instant};

use sea_orm::{ConnectionTrait, DatabaseConnection, DynIden};

use crate::connect::error::Waited;
use crate::error::RunError;
use crate::event::{Event, Tell};
use crate::state::{literal, scalar};

const PAUSE: Duration = Duration::from_millis(250);

/// The lock number of a migration table. Advisory locks belong to one database, so the number only covers the table
/// with its schema: one database may serve several programs in different schemas. `table` is an SQL string.
pub(crate) fn key(table: &str) -> String {
    format!(
        "hashtextextended('autogen-runner ' || coalesce(current_schema(), '') || '.' || {table}, 0)"
    )
}

/// The owner of the lock, for the message.
const HOLDER: &str = "SELECT format(' (pid %s, %s%s, since %s)', pid, application_name, ' at ' || host(client_addr), \
     date_trunc('second', backend_start)) FROM pg_locks JOIN pg_stat_activity USING (pid) \
     WHERE locktype = 'advisory' AND granted AND objsubid = 1 AND pg_locks.database = \
     (SELECT oid FROM pg_database WHERE datname = current_database()) \
     AND (classid::bigint << 32) | objid::bigint = ";

/// The lock, for as long as the session of `session` lives.
pub(crate) struct Lock<'a> {
    session: &'a DatabaseConnection,
    table: String,
    backend: i32,
}

impl<'a> Lock<'a> {
    /// Polls until `patience` is over. `session` must be a single connection.
    pub(crate) async fn acquire(
        session: &'a DatabaseConnection,
        table: &DynIden,
        patience: Duration,
        tell: &mut Tell<'_>,
    ) -> Result<Self, RunError> {
        let failed = RunError::query("locking the migrations");
        let table = table.to_string();
        let start = Instant::now();
        let mut has_said = false;
        loop {
            // Empty if another session holds the lock.
            let sql = format!(
                "SELECT CASE WHEN pg_try_advisory_lock({}) THEN pg_backend_pid() END",
                key("$1")
            );
            let backend = scalar(session, &sql, [table.as_str().into()]).await.map_err(&failed)?;
            if let Some(backend) = backend {
                return Ok(Self { session, table, backend });
            }
            if !has_said || start.elapsed() >= patience {
                let holder = holder(session, &table).await;
                let error = RunError::Locked { holder, waited: Waited(start.elapsed()) };
                if start.elapsed() >= patience {
                    return Err(error);
                }
                has_said = true;
                tell(Event::WaitingForLock { error: &error, patience });
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Checks that the session still is the one that took the lock: a pool replaces a broken connection.
    pub(crate) async fn check(&self, db: &impl ConnectionTrait) -> Result<(), RunError> {
        let backend: i32 = scalar(db, "SELECT pg_backend_pid()", [])
            .await
            .map_err(RunError::query("checking the lock"))?;
        if backend == self.backend { Ok(()) } else { Err(RunError::LockLost) }
    }

    /// Whether this backend process serves the session.
    pub(crate) fn is_held_by(&self, backend: i32) -> bool {
        self.backend == backend
    }

    /// [`Lock::check`], outside a transaction.
    pub(crate) async fn check_session(&self) -> Result<(), RunError> {
        self.check(self.session).await
    }

    /// Releases the lock. A failure is ignored, because the lock ends with the session.
    pub(crate) async fn release(self) {
        let sql = format!("SELECT pg_advisory_unlock({})", key(&literal(&self.table)));
        let _ = self.session.execute_unprepared(&sql).await;
    }
}

async fn holder(session: &DatabaseConnection, table: &str) -> String {
    let sql = format!("{HOLDER}{} LIMIT 1", key("$1"));
    scalar(session, &sql, [table.into()]).await.unwrap_or_default()
}
