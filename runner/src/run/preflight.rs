//! Counts the rows in the way of a migration, right before it runs and inside the run's lock.
//!
//! Each probe is undone: its settings and objects disappear with its savepoint.

use std::time::Duration;

use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, TransactionTrait as _};
use sea_orm_migration::MigratorTrait;

use super::Runner;
use crate::direction::Direction;
use crate::error::{RunError, message, sqlstate};
use crate::event::{Event, Tell};
use crate::options::Preflight;
use crate::revisions::preflight::{Probe, probes};
use crate::state::history::{Goal, History};
use crate::state::scalar;
use crate::uncounted::{Uncounted, counting, uncounted};

/// The result of one probe of a pending migration.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Counted {
    /// The migration.
    pub migration: String,
    /// The code of the finding and its object: `not-null users.name`.
    pub finding: String,
    /// How many rows are in the way, or why the number is unknown.
    pub rows: Result<u64, String>,
}

/// Why a probe has no number.
enum Unknown {
    /// Its object does not exist yet: an earlier migration will create it.
    NotThere,
    Other(String),
}

impl<M: MigratorTrait> Runner<M> {
    /// Refuses a migration if rows are in its way. If they cannot be counted, that is reported and does not stop the
    /// run: Postgres itself refuses what fails.
    pub(super) async fn refuse_rows(
        &self,
        at: usize,
        history: &History<'_>,
        db: &impl ConnectionTrait,
        direction: Direction,
        tell: &mut Tell<'_>,
    ) -> Result<(), RunError> {
        if self.options.preflight == Preflight::Skip {
            return Ok(());
        }
        let name = history.graph().name(at);
        let mut found = Vec::new();
        for probe in probes_of(at, history, direction) {
            match self.count(db, &probe).await? {
                Ok(0) => {}
                Ok(rows) => found.push((probe.finding, rows)),
                Err(unknown) => {
                    let reason = unknown.reason();
                    tell(Event::NotCounted { name, finding: &probe.finding, reason: &reason });
                }
            }
        }
        if found.is_empty() {
            return Ok(());
        }
        Err(RunError::RowsInTheWay { name: name.to_owned(), direction, found })
    }

    /// The same outside the migration's own transaction.
    pub(super) async fn refuse_rows_outside(
        &self,
        at: usize,
        history: &History<'_>,
        direction: Direction,
        tell: &mut Tell<'_>,
    ) -> Result<(), RunError> {
        let failed = RunError::query("counting rows");
        let transaction = self.session.begin().await.map_err(&failed)?;
        let refused = self.refuse_rows(at, history, &transaction, direction, tell).await;
        let _ = transaction.rollback().await;
        refused
    }

    /// Counts what is in the way of all pending migrations, and changes nothing.
    pub async fn preflight(&self) -> Result<Vec<Counted>, RunError> {
        let failed = RunError::query("counting rows");
        let graph = self.graph()?;
        let history = self.history(&graph).await?;
        self.refuse_missing(&history)?;
        let pending = history.itinerary(Direction::Up, &Goal::head())?;
        let session: &DatabaseConnection = &self.session;
        let transaction = session.begin().await.map_err(&failed)?;
        let mut counted = Vec::new();
        for (place, at) in pending.into_iter().enumerate() {
            for probe in probes_of(at, &history, Direction::Up) {
                let rows = match self.count(&transaction, &probe).await? {
                    Ok(rows) => Ok(rows),
                    Err(Unknown::NotThere) if place > 0 => {
                        Err("it uses something that an earlier pending migration creates"
                            .to_owned())
                    }
                    Err(unknown) => Err(unknown.reason()),
                };
                let migration = graph.name(at).to_owned();
                counted.push(Counted { migration, finding: probe.finding, rows });
            }
        }
        let _ = transaction.rollback().await;
        Ok(counted)
    }

    /// The outer error is from the connection; the inner one is what the server refuses.
    async fn count(
        &self,
        db: &impl ConnectionTrait,
        probe: &Probe,
    ) -> Result<Result<u64, Unknown>, RunError> {
        let failed = RunError::query("counting rows");
        let timeout = self.options.preflight_timeout;
        db.execute_unprepared("SAVEPOINT autogen_preflight").await.map_err(&failed)?;
        let number = number(db, probe, timeout).await;
        let undo = "ROLLBACK TO SAVEPOINT autogen_preflight; RELEASE SAVEPOINT autogen_preflight";
        db.execute_unprepared(undo).await.map_err(&failed)?;
        Ok(number.map_err(|error| Unknown::of(&error, timeout)))
    }
}

fn probes_of(at: usize, history: &History<'_>, direction: Direction) -> Vec<Probe> {
    let mut probes = probes(&history.graph().header(at).text);
    probes.retain(|it| it.direction == direction);
    probes
}

async fn number(db: &impl ConnectionTrait, probe: &Probe, timeout: Duration) -> Result<u64, DbErr> {
    db.execute_unprepared(&counting(timeout)).await?;
    for statement in &probe.setup {
        db.execute_unprepared(statement).await?;
    }
    let number: i64 = scalar(db, &probe.count, []).await?;
    Ok(number.unsigned_abs())
}

impl Unknown {
    fn of(error: &DbErr, timeout: Duration) -> Self {
        let state = sqlstate(error).unwrap_or_default();
        match uncounted(&state, timeout) {
            Uncounted::NoRelation | Uncounted::NoTypeOrFunction => Self::NotThere,
            Uncounted::Because(reason) => Self::Other(reason),
            Uncounted::Other => Self::Other(message(error)),
        }
    }

    fn reason(self) -> String {
        match self {
            Self::NotThere => "it uses something that does not exist in this database".to_owned(),
            Self::Other(reason) => reason,
        }
    }
}
