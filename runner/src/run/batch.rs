//! A batch commits as a whole: one migration with its record, or all migrations of a run.

use std::time::{Duration, Instant};

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr, TransactionTrait as _};
use sea_orm_migration::{MigrationTrait, MigratorTrait, SchemaManager};

use super::lock::Lock;
use super::sent::Heard;
use super::{Runner, now};
use crate::direction::Direction;
use crate::error::{After, Cause, RunError};
use crate::event::{Event, Tell};
use crate::options::Step;
use crate::revisions::graph::Graph;
use crate::state::applied;
use crate::state::history::History;

/// The first pause before a migration that did not get its locks is retried; each further one is twice as long.
const PAUSE: Duration = Duration::from_millis(500);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// Why a batch failed, which determines what it leaves behind.
pub(super) struct Failure {
    pub at: usize,
    pub cause: Ending,
}

pub(super) enum Ending {
    /// Inside a transaction, which is rolled back.
    Inside(DbErr, Option<String>),
    /// Outside a transaction, with the statements executed so far.
    Outside {
        error: DbErr,
        statement: Option<String>,
        executed: usize,
    },
    Commit(DbErr),
    Runner(RunError),
}

impl<M: MigratorTrait> Runner<M> {
    /// Each one alone, or as many together as possible.
    pub(super) fn batches(
        &self,
        itinerary: &[usize],
        migrations: &[Box<dyn MigrationTrait>],
        graph: &Graph,
    ) -> Result<Vec<Vec<usize>>, RunError> {
        if self.options.step == Step::Each && !self.options.dry_run {
            return Ok(itinerary.iter().map(|at| vec![*at]).collect());
        }
        let outside = itinerary.iter().copied().filter(|at| is_outside(&*migrations[*at]));
        let names: Vec<String> = graph.names_of(outside).into_iter().map(str::to_owned).collect();
        if names.is_empty() {
            Ok(vec![itinerary.to_vec()])
        } else {
            Err(RunError::NotInOneTransaction { names })
        }
    }

    /// Retries if the server says that somebody else was in the way.
    pub(super) async fn run_batch(
        &self,
        batch: &[usize],
        migrations: &[Box<dyn MigrationTrait>],
        history: &mut History<'_>,
        lock: &Lock<'_>,
        direction: Direction,
        tell: &mut Tell<'_>,
    ) -> Result<(), RunError> {
        let mut pause = PAUSE;
        for attempt in 1.. {
            let result = self.try_batch(batch, migrations, history, lock, direction, tell).await;
            let Err(failure) = result else { return Ok(()) };
            let again = attempt <= self.options.lock_retries && failure.is_worth_another_try();
            let name = migrations[failure.at].name();
            let error = failure.into_error(name, history);
            if !again {
                return Err(error);
            }
            tell(Event::Retrying { name, error: &error, attempt, pause });
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
        Ok(())
    }

    async fn try_batch(
        &self,
        batch: &[usize],
        migrations: &[Box<dyn MigrationTrait>],
        history: &mut History<'_>,
        lock: &Lock<'_>,
        direction: Direction,
        tell: &mut Tell<'_>,
    ) -> Result<(), Failure> {
        if let [at] = batch
            && is_outside(&*migrations[*at])
        {
            if history.unfinished(*at).is_none() {
                let refused = self.refuse_rows_outside(*at, history, direction, tell).await;
                refused.map_err(|error| Failure { at: *at, cause: Ending::Runner(error) })?;
                let refused =
                    self.refuse_blocking(*at, history, &self.session, direction, tell).await;
                refused.map_err(|error| Failure { at: *at, cause: Ending::Runner(error) })?;
            }
            let result =
                self.run_outside(&*migrations[*at], *at, history, lock, direction, tell).await;
            return result.map_err(|cause| Failure { at: *at, cause });
        }
        let first = batch.first().copied().unwrap_or_default();
        let failed = |at| move |error| Failure { at, cause: Ending::Inside(error, None) };
        let transaction = self.session.begin().await.map_err(failed(first))?;
        lock.check(&transaction)
            .await
            .map_err(|error| Failure { at: first, cause: Ending::Runner(error) })?;
        for at in batch {
            let migration = &*migrations[*at];
            let mut refused = self.refuse_rows(*at, history, &transaction, direction, tell).await;
            if refused.is_ok() {
                refused = self.refuse_blocking(*at, history, &transaction, direction, tell).await;
            }
            if let Err(error) = refused {
                let _ = transaction.rollback().await;
                return Err(Failure { at: *at, cause: Ending::Runner(error) });
            }
            let result =
                self.run_inside(migration, *at, &transaction, history, direction, tell).await;
            if let Err((error, statement)) = result {
                // A lost connection has rolled back by itself.
                let _ = transaction.rollback().await;
                return Err(Failure { at: *at, cause: Ending::Inside(error, statement) });
            }
        }
        if self.options.dry_run {
            return transaction.rollback().await.map_err(failed(first));
        }
        transaction
            .commit()
            .await
            .map_err(|error| Failure { at: first, cause: Ending::Commit(error) })?;
        let now = now();
        for at in batch {
            history.moved(*at, direction, now);
        }
        Ok(())
    }

    /// The error includes the statement that the server refused.
    async fn run_inside(
        &self,
        migration: &dyn MigrationTrait,
        at: usize,
        transaction: &DatabaseTransaction,
        history: &History<'_>,
        direction: Direction,
        tell: &mut Tell<'_>,
    ) -> Result<(), (DbErr, Option<String>)> {
        let name = migration.name();
        let start = Instant::now();
        tell_start(name, at, history, direction, tell);
        let manager = SchemaManager::new(transaction);
        let heard = Heard::default();
        let work = step(migration, &manager, direction);
        let result = self.with_progress(work, name, &heard, tell).await;
        let result = match result {
            Ok(()) => {
                self.record(transaction, name, direction).await.map_err(|error| (error, None))
            }
            Err(error) => Err((error, heard.statement())),
        };
        match &result {
            Ok(()) => tell(Event::Finished { name, direction, elapsed: start.elapsed() }),
            Err(_) => tell(Event::Failed { name, direction }),
        }
        result
    }

    /// In SeaORM's table and in the runner's own.
    pub(super) async fn record(
        &self,
        db: &impl ConnectionTrait,
        name: &str,
        direction: Direction,
    ) -> Result<(), DbErr> {
        let table = M::migration_table_name();
        match direction {
            Direction::Up => {
                let now = now();
                applied::insert(db, &table, name, now).await?;
                self.records.applied(db, name, now, self.sources.get(name)).await
            }
            Direction::Down => {
                applied::delete(db, &table, name).await?;
                self.records.reverted(db, name).await
            }
        }
    }
}

impl Failure {
    /// Somebody else held a lock for too long, or the two waited for each other.
    /// <https://www.postgresql.org/docs/current/errcodes-appendix.html>
    fn is_worth_another_try(&self) -> bool {
        let error = match &self.cause {
            Ending::Inside(error, _) | Ending::Outside { error, .. } => error,
            Ending::Commit(_) | Ending::Runner(_) => return false,
        };
        let state = crate::error::sqlstate(error);
        matches!(state.as_deref(), Some("55P03" | "40P01" | "40001"))
    }

    fn into_error(self, name: &str, history: &History<'_>) -> RunError {
        let name = name.to_owned();
        let current = || history.heads().into_iter().map(str::to_owned).collect();
        let (error, statement, after) = match self.cause {
            Ending::Runner(error) => return error,
            Ending::Inside(error, statement) => {
                (error, statement, After::RolledBack { current: current() })
            }
            Ending::Outside { error, statement, executed } => {
                (error, statement, After::Partial { current: current(), executed })
            }
            Ending::Commit(error) => {
                let cause = Cause::new(error, None);
                let after = if cause.is_from_the_server() {
                    After::RolledBack { current: current() }
                } else {
                    After::Unknown
                };
                return RunError::Migration { name, cause: Box::new(cause), after };
            }
        };
        if crate::error::is_without_down(&error) {
            return RunError::NoDown { name };
        }
        RunError::Migration { name, cause: Box::new(Cause::new(error, statement)), after }
    }
}

pub(crate) fn is_outside(migration: &dyn MigrationTrait) -> bool {
    migration.use_transaction() == Some(false)
}

pub(crate) async fn step(
    migration: &dyn MigrationTrait,
    manager: &SchemaManager<'_>,
    direction: Direction,
) -> Result<(), DbErr> {
    match direction {
        Direction::Up => migration.up(manager).await,
        Direction::Down => migration.down(manager).await,
    }
}

pub(super) fn tell_start(
    name: &str,
    at: usize,
    history: &History<'_>,
    direction: Direction,
    tell: &mut Tell<'_>,
) {
    if let (Direction::Up, Some(applied)) = (direction, history.is_late(at)) {
        tell(Event::Late { name, applied });
    }
    tell(Event::Started { name, direction });
}
