//! A migration outside a transaction. Postgres cannot roll half of it back, so each executed statement is recorded,
//! and an interrupted run resumes with the next one.
//!
//! The migration uses a SeaORM connection that leads through here. A statement that may run in a transaction commits
//! together with its record. One that may not (`CREATE INDEX CONCURRENTLY`, `VACUUM`) is recorded right after it; if
//! the run ended in between, the index itself tells whether it was built.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbErr, ProxyDatabaseTrait, ProxyExecResult, ProxyRow,
    Statement, TransactionTrait as _,
};
use sea_orm_migration::{MigrationTrait, MigratorTrait, SchemaManager};
use tokio::sync::Mutex;

use super::batch::{Ending, step, tell_start};
use super::lock::Lock;
use super::sent::Heard;
use super::{LOCK_TIMEOUT, Runner, now, rows, set_lock_timeout};
use crate::direction::Direction;
use crate::event::{Event, Tell};
use crate::sql;
use crate::state::history::History;
use crate::state::records::{Executed, Records};
use crate::state::scalar;

impl<M: MigratorTrait> Runner<M> {
    pub(super) async fn run_outside(
        &self,
        migration: &dyn MigrationTrait,
        at: usize,
        history: &mut History<'_>,
        lock: &Lock<'_>,
        direction: Direction,
        tell: &mut Tell<'_>,
    ) -> Result<(), Ending> {
        let plain = |error| Ending::Outside { error, statement: None, executed: 0 };
        let name = migration.name();
        lock.check(&self.session).await.map_err(Ending::Runner)?;
        let executed = self.records.statements(&self.session, name).await.map_err(plain)?;
        let start = match history.unfinished(at) {
            Some(_) => Start::Interrupted,
            None => Start::Fresh,
        };
        if start == Start::Interrupted {
            tell(Event::Resuming { name, direction, statements: executed.len() });
        }
        self.records.begun(&self.session, name, direction).await.map_err(plain)?;
        tell_start(name, at, history, direction, tell);
        let started = Instant::now();
        let lock_timeout = self.lock_timeout_outside().await.map_err(plain)?;
        let passage = Passage::new(
            self.session.clone(),
            lock_timeout,
            self.records.clone(),
            name,
            executed,
            start,
        );
        let connection = passage.connection().await.map_err(plain)?;
        let manager = SchemaManager::new(&connection);
        let work = step(migration, &manager, direction);
        let result = self.with_progress(work, name, &Heard::default(), tell).await;
        let mut state = passage.state.lock().await;
        for index in std::mem::take(&mut state.dropped) {
            tell(Event::DroppedInvalidIndex { index: &index });
        }
        let result = match (result, state.failure.take()) {
            (Ok(()), None) => self.finish_outside(name, direction).await,
            (Err(error), _) | (Ok(()), Some(error)) => Err(error),
        };
        match result {
            Ok(()) => {
                self.set_settings().await.map_err(Ending::Runner)?;
                history.moved(at, direction, now());
                tell(Event::Finished { name, direction, elapsed: started.elapsed() });
                Ok(())
            }
            Err(error) => {
                tell(Event::Failed { name, direction });
                let executed = state.position;
                Err(Ending::Outside { error, statement: state.statement.take(), executed })
            }
        }
    }

    /// Sets how long a statement waits for a lock, and returns it. Of two who wait for each other, the server stops the one
    /// that has waited for the `deadlock_timeout` (manual, section 13.3.4): a migration that waits less is never the reason
    /// that a program is stopped.
    async fn lock_timeout_outside(&self) -> Result<Duration, DbErr> {
        let timeout = if let Some(timeout) = self.options.lock_timeout {
            timeout
        } else {
            let sql = "SELECT setting::bigint FROM pg_settings WHERE name = 'deadlock_timeout'";
            let deadlock: i64 = scalar(&self.session, sql, []).await?;
            LOCK_TIMEOUT.min(Duration::from_millis(deadlock.unsigned_abs()) * 9 / 10)
        };
        self.session.execute_unprepared(&set_lock_timeout(timeout)).await?;
        Ok(timeout)
    }

    async fn finish_outside(&self, name: &str, direction: Direction) -> Result<(), DbErr> {
        let transaction = self.session.begin().await?;
        self.record(&transaction, name, direction).await?;
        transaction.commit().await
    }
}

/// The connection between a migration and the session.
#[derive(Clone)]
struct Passage {
    session: DatabaseConnection,
    /// Its `lock_timeout`.
    lock_timeout: Duration,
    records: Records,
    name: String,
    state: Arc<Mutex<State>>,
    /// The migration dropped a transaction of its own without ending it.
    abandoned: Arc<AtomicBool>,
}

struct State {
    /// What an earlier run executed, up to where this one differs.
    executed: Vec<Executed>,
    /// How many statements were executed or skipped.
    position: usize,
    /// The position of the next statement to execute.
    start: Start,
    /// The transactions that the migration has begun, and their positions.
    begun: Vec<usize>,
    /// Executed in a transaction of the migration's own, and not recorded yet.
    unrecorded: Vec<(usize, Executed)>,
    /// An error that the migration cannot be told, because SeaORM expects none there.
    failure: Option<DbErr>,
    statement: Option<String>,
    dropped: Vec<String>,
}

/// Whether an earlier run may have executed a statement without recording it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Start {
    Fresh,
    Interrupted,
}

impl Passage {
    fn new(
        session: DatabaseConnection,
        lock_timeout: Duration,
        records: Records,
        name: &str,
        executed: Vec<Executed>,
        start: Start,
    ) -> Self {
        let state = State {
            executed,
            position: 0,
            start,
            begun: Vec::new(),
            unrecorded: Vec::new(),
            failure: None,
            statement: None,
            dropped: Vec::new(),
        };
        Self {
            session,
            lock_timeout,
            records,
            name: name.to_owned(),
            state: Arc::new(Mutex::new(state)),
            abandoned: Arc::default(),
        }
    }

    async fn connection(&self) -> Result<DatabaseConnection, DbErr> {
        let proxy: Box<dyn ProxyDatabaseTrait> = Box::new(self.clone());
        sea_orm::Database::connect_proxy(sea_orm::DbBackend::Postgres, Arc::new(proxy)).await
    }

    async fn pass(&self, statement: Statement) -> Result<ProxyExecResult, DbErr> {
        self.end_abandoned().await?;
        let mut state = self.state.lock().await;
        if let Some(error) = state.failure.take() {
            return Err(error);
        }
        let text = statement.to_string();
        let checksum = crate::revisions::checksum(&text);
        if let Some(executed) = state.skip(&checksum) {
            return Ok(ProxyExecResult::new(0, executed.rows_affected));
        }
        state.statement = Some(text.clone());
        let start = std::mem::replace(&mut state.start, Start::Fresh);
        let done = start == Start::Interrupted && self.was_done(&mut state, &text).await?;
        let rows_affected =
            match (done, state.begun.is_empty() && sql::may_be_in_transaction(&text)) {
                (true, _) => 0,
                (false, true) => {
                    let transaction = self.session.begin().await?;
                    let rows = execute(&transaction, &statement).await?;
                    let executed = Executed { checksum, rows_affected: rows };
                    self.records
                        .add_statement(&transaction, &self.name, state.position, &executed)
                        .await?;
                    transaction.commit().await?;
                    state.position += 1;
                    return Ok(ProxyExecResult::new(0, rows));
                }
                (false, false) if sql::concurrent_index(&text).is_some() => {
                    self.patiently(&statement).await?
                }
                (false, false) => execute(&self.session, &statement).await?,
            };
        let executed = Executed { checksum, rows_affected };
        let position = state.position;
        state.position += 1;
        if state.begun.is_empty() {
            self.records.add_statement(&self.session, &self.name, position, &executed).await?;
        } else {
            state.unrecorded.push((position, executed));
        }
        Ok(ProxyExecResult::new(0, rows_affected))
    }

    /// Nobody waits for a statement that waits for its turn to build or drop an index concurrently; but it waits for every
    /// transaction that began before it, and leaves an invalid index if it gives up (manual, CREATE INDEX).
    async fn patiently(&self, statement: &Statement) -> Result<u64, DbErr> {
        self.session.execute_unprepared(&set_lock_timeout(Duration::ZERO)).await?;
        let rows = execute(&self.session, statement).await?;
        self.session.execute_unprepared(&set_lock_timeout(self.lock_timeout)).await?;
        Ok(rows)
    }

    /// Whether the statement at which the earlier run was interrupted was executed after all. Leftovers of an index
    /// are dropped.
    async fn was_done(&self, state: &mut State, text: &str) -> Result<bool, DbErr> {
        match sql::concurrent_index(text) {
            Some(sql::Concurrently::Create { index, table }) => {
                match index_state(&self.session, &index, &table).await? {
                    None => Ok(false),
                    Some((_, true)) => Ok(true),
                    Some((name, false)) => {
                        let drop = format!("DROP INDEX CONCURRENTLY {name}");
                        self.session.execute_unprepared(&drop).await?;
                        state.dropped.push(name);
                        Ok(false)
                    }
                }
            }
            Some(sql::Concurrently::Drop { index }) => {
                scalar(&self.session, "SELECT to_regclass($1) IS NULL", [index.into()]).await
            }
            None => Ok(false),
        }
    }

    async fn control(&self, sql: &str) -> bool {
        let result = self.session.execute_unprepared(sql).await;
        let failed = result.is_err();
        if let Err(error) = result {
            self.state.lock().await.failure = Some(error);
        }
        !failed
    }

    async fn end_abandoned(&self) -> Result<(), DbErr> {
        if self.abandoned.swap(false, Ordering::SeqCst) {
            self.rollback().await;
        }
        match self.state.lock().await.failure.take() {
            Some(error) => Err(error),
            None => Ok(()),
        }
    }
}

impl State {
    /// The next statement, if it is the one that an earlier run executed here.
    fn skip(&mut self, checksum: &str) -> Option<Executed> {
        let executed =
            self.executed.get(self.position).filter(|it| it.checksum == checksum).cloned();
        if executed.is_some() {
            self.position += 1;
        } else {
            self.executed.truncate(self.position);
        }
        executed
    }
}

/// Whether an index exists, with its SQL name, and whether it is valid.
async fn index_state(
    db: &impl ConnectionTrait,
    index: &str,
    table: &str,
) -> Result<Option<(String, bool)>, DbErr> {
    let sql = "SELECT indexrelid::regclass::text AS name, indisvalid FROM pg_index \
               JOIN pg_class ON pg_class.oid = indexrelid WHERE indrelid = to_regclass($1) AND relname = $2";
    let row = db.query_one_raw(crate::state::statement(sql, [table.into(), index.into()])).await?;
    row.map(|row| Ok((row.try_get("", "name")?, row.try_get("", "indisvalid")?))).transpose()
}

async fn execute(db: &impl ConnectionTrait, statement: &Statement) -> Result<u64, DbErr> {
    let result = match statement.values {
        // A text without values may contain several statements.
        None => db.execute_unprepared(&statement.sql).await?,
        Some(_) => db.execute_raw(statement.clone()).await?,
    };
    Ok(result.rows_affected())
}

impl std::fmt::Debug for Passage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Passage").field("name", &self.name).finish_non_exhaustive()
    }
}

#[async_trait::async_trait]
impl ProxyDatabaseTrait for Passage {
    async fn query(&self, statement: Statement) -> Result<Vec<ProxyRow>, DbErr> {
        self.end_abandoned().await?;
        self.state.lock().await.statement = Some(statement.to_string());
        let rows = self.session.query_all_raw(statement).await?;
        rows.iter().map(rows::row).collect()
    }

    async fn execute(&self, statement: Statement) -> Result<ProxyExecResult, DbErr> {
        self.pass(statement).await
    }

    async fn begin(&self) {
        let _ = self.end_abandoned().await;
        let depth = self.state.lock().await.begun.len();
        let sql = if depth == 0 { "BEGIN".to_owned() } else { format!("SAVEPOINT s{depth}") };
        self.control(&sql).await;
        let mut state = self.state.lock().await;
        let position = state.position;
        state.begun.push(position);
    }

    async fn commit(&self) {
        let depth = {
            let mut state = self.state.lock().await;
            state.begun.pop();
            state.begun.len()
        };
        if depth > 0 {
            self.control(&format!("RELEASE s{depth}")).await;
            return;
        }
        let unrecorded = std::mem::take(&mut self.state.lock().await.unrecorded);
        for (position, executed) in unrecorded {
            let added = self.records.add_statement(&self.session, &self.name, position, &executed);
            if let Err(error) = added.await {
                self.state.lock().await.failure = Some(error);
            }
        }
        self.control("COMMIT").await;
    }

    async fn rollback(&self) {
        let depth = {
            let mut state = self.state.lock().await;
            let position = state.begun.pop().unwrap_or_default();
            state.position = position;
            state.unrecorded.retain(|(at, _)| *at < position);
            state.begun.len()
        };
        let sql = if depth == 0 { "ROLLBACK".to_owned() } else { format!("ROLLBACK TO s{depth}") };
        self.control(&sql).await;
    }

    fn start_rollback(&self) {
        self.abandoned.store(true, Ordering::SeqCst);
    }
}
