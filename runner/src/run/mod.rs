//! Running migrations.
//!
//! Takes a [`Database`], the migrations of a `Migrator` and their [`Sources`]. Leaves the database at another
//! revision, or returns a [`RunError`] that says where it is now. Nothing is printed; progress goes to the caller.

pub(crate) mod batch;
pub(crate) mod blocking;
pub(crate) mod lock;
mod outside;
pub(crate) mod parked;
mod pooler;
pub(crate) mod preflight;
mod progress;
pub(crate) mod review;
mod rows;
mod sent;
pub(crate) mod stamp;
mod wipe;

use std::marker::PhantomData;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use sea_orm::{ConnectionTrait as _, DatabaseConnection};
use sea_orm_migration::{MigrationTrait, MigratorTrait};

use self::lock::Lock;
use crate::connect::database::Database;
use crate::direction::Direction;
use crate::error::RunError;
use crate::event::{Event, Tell};
use crate::listing::Revision;
use crate::options::Options;
use crate::revisions::graph::Graph;
use crate::revisions::sources::Sources;
use crate::state::history::{Goal, History};
use crate::state::records::Records;

/// The result of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Outcome {
    /// The migrations that ran, in order.
    pub done: Vec<String>,
    /// The database's position: the applied revisions that no applied one follows.
    pub current: Vec<String>,
    /// How many migrations are still pending.
    pub pending: usize,
}

/// Runs the migrations of `M`.
#[derive(Debug)]
pub struct Runner<M> {
    /// A pool of one connection, which holds the lock.
    session: DatabaseConnection,
    /// Another connection, opened on first use, if the server has room for one.
    observer: Option<DatabaseConnection>,
    sources: Sources,
    /// Set after the first read.
    graph: OnceLock<Arc<Graph>>,
    options: Options,
    records: Records,
    migrator: PhantomData<fn() -> M>,
}

impl<M: MigratorTrait> Runner<M> {
    #[must_use]
    pub fn new(database: &Database) -> Self {
        Self {
            session: database.session(),
            observer: database.second_connection(),
            sources: Sources::default(),
            graph: OnceLock::new(),
            options: Options::default(),
            records: Records::new(&M::migration_table_name().to_string()),
            migrator: PhantomData,
        }
    }

    /// The texts of the migrations, which tell what each revises and whether it was edited.
    #[must_use]
    pub fn sources(mut self, sources: Sources) -> Self {
        self.sources = sources;
        self.graph = OnceLock::new();
        self
    }

    /// Uses sources that were read before.
    pub(crate) fn graph_read(mut self, graph: Graph) -> Self {
        self.graph = OnceLock::from(Arc::new(graph));
        self
    }

    #[must_use]
    pub fn options(mut self, options: Options) -> Self {
        self.options = options;
        self
    }

    /// Applies pending migrations.
    pub async fn up(&self, goal: &Goal, tell: &mut Tell<'_>) -> Result<Outcome, RunError> {
        self.run(Direction::Up, goal, tell).await
    }

    /// Reverts applied migrations, the last one first.
    pub async fn down(&self, goal: &Goal, tell: &mut Tell<'_>) -> Result<Outcome, RunError> {
        self.run(Direction::Down, goal, tell).await
    }

    /// Every migration that the program or the database knows. Changes nothing and waits for nobody.
    pub async fn status(&self) -> Result<Vec<Revision>, RunError> {
        let graph = self.graph()?;
        Ok(crate::listing::revisions(&self.history(&graph).await?))
    }

    /// Waits until no migration is pending, for a program that lets another one migrate.
    pub async fn wait(&self, patience: Duration) -> Result<(), RunError> {
        let start = std::time::Instant::now();
        loop {
            let graph = self.graph()?;
            let pending: Vec<usize> = self.history(&graph).await?.pending().collect();
            if pending.is_empty() {
                return Ok(());
            }
            if start.elapsed() >= patience {
                let names = graph.names_of(pending).into_iter().map(str::to_owned).collect();
                return Err(RunError::Behind { names });
            }
            tokio::time::sleep(Duration::from_millis(250)).await;
        }
    }

    /// The revisions of the program, without a database.
    pub fn graph(&self) -> Result<Arc<Graph>, RunError> {
        if let Some(graph) = self.graph.get() {
            return Ok(Arc::clone(graph));
        }
        let graph = Arc::new(self.sources.graph(&M::migrations())?);
        Ok(Arc::clone(self.graph.get_or_init(|| graph)))
    }

    pub(crate) async fn history<'a>(&self, graph: &'a Graph) -> Result<History<'a>, RunError> {
        let failed = RunError::query("reading the applied migrations");
        let (rows, records) = self.records.read(&self.session).await.map_err(failed)?;
        Ok(History::new(graph, &self.sources, rows, &records))
    }

    /// Holds the lock while `work` runs.
    async fn locked<T>(
        &self,
        tell: &mut Tell<'_>,
        work: impl AsyncFnOnce(&Lock<'_>, &mut Tell<'_>) -> Result<T, RunError>,
    ) -> Result<T, RunError> {
        let table = M::migration_table_name();
        let lock = Lock::acquire(&self.session, &table, self.options.queue_timeout, tell).await?;
        let result = match self.set_settings().await {
            Ok(()) => work(&lock, tell).await,
            Err(error) => Err(error),
        };
        // The server releases the lock with the connection; asking a server that is gone would take half a minute.
        if !result.as_ref().is_err_and(RunError::is_disconnection) {
            self.reset_settings().await;
            lock.release().await;
        }
        result
    }

    async fn run(
        &self,
        direction: Direction,
        goal: &Goal,
        tell: &mut Tell<'_>,
    ) -> Result<Outcome, RunError> {
        let graph = self.graph()?;
        self.locked(tell, async |lock, tell| {
            let mut history = self.history(&graph).await?;
            self.refuse_missing(&history)?;
            let itinerary = history.itinerary(direction, goal)?;
            refuse_unfinished(&history, direction)?;
            if direction == Direction::Up {
                self.refuse_edited(&history).await?;
                self.record_texts(&history, tell).await?;
            }
            if !itinerary.is_empty() {
                pooler::refuse(lock, self.observer.as_ref()).await?;
                self.be_noticed().await;
                self.install().await?;
                let migrations = in_order::<M>(&graph);
                for batch in self.batches(&itinerary, &migrations, &graph)? {
                    self.run_batch(&batch, &migrations, &mut history, lock, direction, tell)
                        .await?;
                }
            }
            let done = graph.names_of(itinerary).into_iter().map(str::to_owned).collect();
            let current = history.heads().into_iter().map(str::to_owned).collect();
            Ok(Outcome { done, current, pending: history.pending().count() })
        })
        .await
    }

    /// Inside the lock: two runs that create a table at once would collide in the catalog.
    async fn install(&self) -> Result<(), RunError> {
        let failed = RunError::query("creating the migration table");
        let table = M::migration_table_name();
        let exists =
            crate::state::exists(&self.session, &table.to_string()).await.map_err(&failed)?;
        if !exists && let Err(error) = M::install(&self.session).await {
            return Err(self.no_schema().await.unwrap_or_else(|| failed(error)));
        }
        Records::create(&self.session).await.map_err(&failed)
    }

    /// Whether the search path contains no existing schema.
    async fn no_schema(&self) -> Option<RunError> {
        let sql = "SELECT current_setting('search_path') WHERE current_schema() IS NULL";
        let search_path = crate::state::scalar(&self.session, sql, []).await.ok()?;
        Some(RunError::NoSchema { search_path })
    }

    fn refuse_missing(&self, history: &History<'_>) -> Result<(), RunError> {
        if self.options.ignore_missing || history.missing().is_empty() {
            return Ok(());
        }
        let names = history.missing().iter().map(|row| row.name.clone()).collect();
        Err(RunError::FileMissing { names })
    }

    async fn refuse_edited(&self, history: &History<'_>) -> Result<(), RunError> {
        if self.options.accept_edited {
            return Ok(());
        }
        let mut edits = Vec::new();
        for at in history.edited() {
            let name = history.graph().name(at);
            let recorded = self.records.source(&self.session, name).await;
            let recorded = recorded.map_err(RunError::query("reading an applied migration"))?;
            let present = self.sources.get(name).unwrap_or_default();
            edits.push(crate::error::Edit::new(name, recorded.as_deref(), present));
        }
        if edits.is_empty() { Ok(()) } else { Err(RunError::Edited { edits }) }
    }

    /// Records the text of migrations that were applied without one, for example by SeaORM's own commands, so that
    /// edits are detected from now on.
    async fn record_texts(
        &self,
        history: &History<'_>,
        tell: &mut Tell<'_>,
    ) -> Result<(), RunError> {
        let graph = history.graph();
        let edited = history.edited().filter_map(|at| Some((at, history.applied_at(at)?)));
        let texts: Vec<(usize, i64)> = history.unrecorded().chain(edited).collect();
        if texts.is_empty() || self.options.dry_run {
            return Ok(());
        }
        let failed = RunError::query("recording the texts of applied migrations");
        self.install().await?;
        let work = sea_orm::TransactionTrait::begin(&self.session).await.map_err(&failed)?;
        for (at, applied_at) in texts {
            let name = graph.name(at);
            let source = self.sources.get(name);
            self.records.applied(&work, name, applied_at, source).await.map_err(&failed)?;
            tell(Event::Recorded { name });
        }
        work.commit().await.map_err(&failed)
    }

    async fn set_settings(&self) -> Result<(), RunError> {
        let failed = RunError::query("setting the session up");
        let mut set = set_lock_timeout(self.options.lock_timeout.unwrap_or(LOCK_TIMEOUT));
        if let Some(timeout) = self.options.statement_timeout {
            set.push_str(&format!("; SET statement_timeout = {}", timeout.as_millis()));
        }
        if let Some(memory) = &self.options.maintenance_work_mem {
            set.push_str(&format!("; SET maintenance_work_mem = '{}'", memory.replace('\'', "''")));
        }
        if let Some(pages) = self.options.batch_size {
            set.push_str(&format!("; SET autogen.batch_size = {pages}"));
        }
        if !self.options.batch_pause.is_zero() {
            let pause = self.options.batch_pause.as_secs_f64();
            set.push_str(&format!("; SET autogen.batch_pause = {pause}"));
        }
        self.session.execute_unprepared(&set).await.map(drop).map_err(&failed)
    }

    /// Lets the server notice that a run was killed while one of its statements continues, and end both the statement
    /// and the lock. Not every platform supports it, and none needs it.
    /// <https://www.postgresql.org/docs/current/runtime-config-connection.html>
    async fn be_noticed(&self) {
        let set = "SET client_connection_check_interval = '1s'";
        let _ = self.session.execute_unprepared(set).await;
    }

    /// The embedded server's only session goes to the next user. Any other is the runner's own.
    async fn reset_settings(&self) {
        if self.observer.is_some() {
            return;
        }
        let reset = "RESET lock_timeout; RESET statement_timeout; RESET client_connection_check_interval; \
                     RESET maintenance_work_mem; RESET autogen.batch_size; RESET autogen.batch_pause";
        let _ = self.session.execute_unprepared(reset).await;
    }
}

/// How long a statement waits for a lock, if nobody says otherwise.
const LOCK_TIMEOUT: Duration = Duration::from_secs(5);

fn set_lock_timeout(timeout: Duration) -> String {
    format!("SET lock_timeout = {}", timeout.as_millis())
}

fn refuse_unfinished(history: &History<'_>, direction: Direction) -> Result<(), RunError> {
    for at in history.graph().all() {
        if let Some(begun) = history.unfinished(at).filter(|begun| *begun != direction) {
            let name = history.graph().name(at).to_owned();
            return Err(RunError::Unfinished { name, direction: begun });
        }
    }
    Ok(())
}

/// In the graph's order.
pub(crate) fn in_order<M: MigratorTrait>(graph: &Graph) -> Vec<Box<dyn MigrationTrait>> {
    let mut migrations = M::migrations();
    let places: std::collections::BTreeMap<&str, usize> =
        graph.names().enumerate().map(|(at, name)| (name, at)).collect();
    migrations.sort_by_key(|migration| places.get(migration.name()).copied());
    migrations
}

/// Seconds since 1970 by this machine's clock, as in SeaORM.
fn now() -> i64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs());
    i64::try_from(now).unwrap_or(i64::MAX)
}
