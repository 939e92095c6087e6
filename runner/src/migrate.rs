//! Running migrations: up, down, and what is applied.
//!
//! Comes in: a [`Database`] and the migrations of a `Migrator`. Goes out: the database at another migration, or a
//! [`RunError`] that says where it is now. Each migration is a transaction of its own together with its record,
//! unless it says that it cannot be. Nothing is printed; progress goes to the caller.

use std::collections::BTreeSet;
use std::marker::PhantomData;
use std::time::{Duration, Instant};

use sea_orm::{DatabaseConnection, DbErr, DynIden, TransactionTrait as _};
use sea_orm_migration::{MigrationTrait, MigratorTrait, SchemaManager};

use crate::connect::database::Database;
use crate::error::{After, Cause, RunError};
use crate::history::{self, Applied};
use crate::lock::Lock;
use crate::place::{self, Place};

/// How far to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Steps {
    All,
    Count(u32),
}

/// Where to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Up,
    Down,
}

/// What is happening, told while it happens.
#[derive(Debug)]
#[non_exhaustive]
pub enum Event<'a> {
    /// Another run has the lock; `error` says which.
    WaitingForLock {
        error: &'a RunError,
        patience: Duration,
    },
    Started {
        name: &'a str,
        direction: Direction,
    },
    Finished {
        name: &'a str,
        direction: Direction,
        elapsed: Duration,
    },
    Failed {
        name: &'a str,
        direction: Direction,
    },
}

/// What a run did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The migrations that were run, in the order in which they were.
    pub done: Vec<String>,
    /// Where the database is now; none where no migration is applied.
    pub head: Option<String>,
    /// How many migrations are still to be applied.
    pub pending: usize,
}

/// A migration and whether the database has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    pub name: String,
    pub state: State,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Since this time, in seconds since 1970.
    Applied {
        at: i64,
    },
    Pending,
    /// The database has it and this program does not.
    Missing {
        at: i64,
    },
}

/// Runs the migrations of `M`.
#[derive(Debug)]
pub struct Runner<M> {
    session: DatabaseConnection,
    lock_timeout: Duration,
    migrator: PhantomData<fn() -> M>,
}

impl<M: MigratorTrait> Runner<M> {
    #[must_use]
    pub fn new(database: &Database) -> Self {
        Self {
            session: database.session(),
            lock_timeout: Duration::from_mins(5),
            migrator: PhantomData,
        }
    }

    /// How long to wait for another run on the same database.
    #[must_use]
    pub fn lock_timeout(mut self, timeout: Duration) -> Self {
        self.lock_timeout = timeout;
        self
    }

    /// Applies pending migrations, in the order of the `Migrator`.
    pub async fn up(
        &self,
        steps: Steps,
        tell: &mut (dyn FnMut(Event<'_>) + Send),
    ) -> Result<Outcome, RunError> {
        self.run(Direction::Up, steps, tell).await
    }

    /// Reverts applied migrations, the last one first.
    pub async fn down(
        &self,
        steps: Steps,
        tell: &mut (dyn FnMut(Event<'_>) + Send),
    ) -> Result<Outcome, RunError> {
        self.run(Direction::Down, steps, tell).await
    }

    /// Every migration that the program or the database knows. Changes nothing and waits for nobody.
    pub async fn status(&self) -> Result<Vec<Status>, RunError> {
        let applied = self.applied().await?;
        let migrations = place::migrations::<M>()?;
        let known: BTreeSet<&str> = migrations.iter().map(|migration| migration.name()).collect();
        let missing = applied.iter().filter(|row| !known.contains(row.name.as_str()));
        let missing = missing
            .map(|row| Status { name: row.name.clone(), state: State::Missing { at: row.at } });
        let present = migrations.iter().map(|migration| {
            let row = applied.iter().find(|row| row.name == migration.name());
            let state = row.map_or(State::Pending, |row| State::Applied { at: row.at });
            Status { name: migration.name().to_owned(), state }
        });
        Ok(present.chain(missing).collect())
    }

    async fn applied(&self) -> Result<Vec<Applied>, RunError> {
        let read = history::read(&self.session, &M::migration_table_name()).await;
        read.map_err(RunError::query("reading the applied migrations"))
    }

    async fn run(
        &self,
        direction: Direction,
        steps: Steps,
        tell: &mut (dyn FnMut(Event<'_>) + Send),
    ) -> Result<Outcome, RunError> {
        let migrations = place::migrations::<M>()?;
        let lock =
            Lock::acquire(&self.session, &M::migration_table_name(), self.lock_timeout, tell)
                .await?;
        let result = self.run_locked(&migrations, &lock, direction, steps, tell).await;
        lock.release().await;
        result
    }

    async fn run_locked(
        &self,
        migrations: &[Box<dyn MigrationTrait>],
        lock: &Lock<'_>,
        direction: Direction,
        steps: Steps,
        tell: &mut (dyn FnMut(Event<'_>) + Send),
    ) -> Result<Outcome, RunError> {
        // Inside the lock: two runs that create the table at once would collide in the catalog.
        M::install(&self.session).await.map_err(RunError::query("creating the migration table"))?;
        let applied: BTreeSet<String> =
            self.applied().await?.into_iter().map(|row| row.name).collect();
        let mut place = Place::new(migrations, applied)?;
        let mut done = Vec::new();
        for at in place.itinerary(direction, steps) {
            let migration = &*migrations[at];
            let name = migration.name();
            tell(Event::Started { name, direction });
            let start = Instant::now();
            if let Err(failure) = self.run_one(migration, lock, direction).await {
                tell(Event::Failed { name, direction });
                return Err(failure.into_error(name, place.head()));
            }
            tell(Event::Finished { name, direction, elapsed: start.elapsed() });
            place.moved(at, direction);
            done.push(name.to_owned());
        }
        Ok(Outcome { done, head: place.head(), pending: place.pending() })
    }

    async fn run_one(
        &self,
        migration: &dyn MigrationTrait,
        lock: &Lock<'_>,
        direction: Direction,
    ) -> Result<(), Failure> {
        let table = M::migration_table_name();
        if migration.use_transaction() == Some(false) {
            lock.check(&self.session).await.map_err(Failure::Runner)?;
            let manager = SchemaManager::new(&self.session);
            step(migration, &manager, direction).await.map_err(Failure::Outside)?;
            return record(&self.session, &table, migration.name(), direction)
                .await
                .map_err(Failure::Outside);
        }
        let transaction = self.session.begin().await.map_err(Failure::Inside)?;
        lock.check(&transaction).await.map_err(Failure::Runner)?;
        let manager = SchemaManager::new(&transaction);
        let result = match step(migration, &manager, direction).await {
            Ok(()) => record(&transaction, &table, migration.name(), direction).await,
            Err(error) => Err(error),
        };
        match result {
            Ok(()) => transaction.commit().await.map_err(Failure::Commit),
            Err(error) => {
                // A connection that is gone has rolled back by itself.
                let _ = transaction.rollback().await;
                Err(Failure::Inside(error))
            }
        }
    }
}

/// How one migration failed, which decides what is left of it.
enum Failure {
    Inside(DbErr),
    Outside(DbErr),
    Commit(DbErr),
    Runner(RunError),
}

impl Failure {
    fn into_error(self, name: &str, head: Option<String>) -> RunError {
        let name = name.to_owned();
        let (error, after) = match self {
            Self::Runner(error) => return error,
            Self::Inside(error) => (error, After::RolledBack { head }),
            Self::Outside(error) => (error, After::Partial { head }),
            Self::Commit(error) => {
                let cause = Cause::from(error);
                let after = if cause.is_from_the_server() {
                    After::RolledBack { head }
                } else {
                    After::Unknown
                };
                return RunError::Migration { name, cause: Box::new(cause), after };
            }
        };
        // What the trait's own `down` answers where a migration does not write one.
        if matches!(&error, DbErr::Migration(text) if text == "We Don't Do That Here") {
            return RunError::NoDown { name, after };
        }
        RunError::Migration { name, cause: Box::new(Cause::from(error)), after }
    }
}

async fn step(
    migration: &dyn MigrationTrait,
    manager: &SchemaManager<'_>,
    direction: Direction,
) -> Result<(), DbErr> {
    match direction {
        Direction::Up => migration.up(manager).await,
        Direction::Down => migration.down(manager).await,
    }
}

async fn record(
    db: &impl sea_orm::ConnectionTrait,
    table: &DynIden,
    name: &str,
    direction: Direction,
) -> Result<(), DbErr> {
    match direction {
        Direction::Up => history::insert(db, table, name).await,
        Direction::Down => history::delete(db, table, name).await,
    }
}
