//! How to run.

use std::time::Duration;

/// What one transaction holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Step {
    /// One migration, so that those before a failed one stay.
    #[default]
    Each,
    /// All migrations of the run: either all are applied or none.
    All,
}

/// What stamping does with applied migrations that are not in this program.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Missing {
    /// They are an error.
    #[default]
    Refuse,
    /// Their records are deleted.
    Forget,
}

/// What `fresh` does with what is in other schemas and depends on what it drops.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Dependents {
    /// It is an error, and nothing is dropped.
    #[default]
    Refuse,
    /// It is dropped too.
    Drop,
}

/// What is done about rows that are in the way of a migration.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Preflight {
    /// They are counted right before the migration runs, and it is refused if there are any.
    #[default]
    Run,
    /// Nobody looks; Postgres refuses what fails.
    Skip,
}

/// What is done about a migration that keeps programs waiting on a large table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Blocking {
    /// It is told, and the migration runs.
    #[default]
    Tell,
    /// The migration is refused.
    Refuse,
    /// Nobody looks.
    Allow,
}

/// How many rows make a table a large one, if nobody says otherwise: programs notice that one is read or rewritten.
pub const LARGE: u64 = 100_000;

/// How to run: [`Options::default`], of which what should be otherwise is set.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Options {
    /// How long to wait for another run on the same database.
    pub queue_timeout: Duration,
    /// How long a statement waits for a lock that somebody else holds on a table, before the migration is rolled back
    /// and retried later: a waiting statement blocks all statements queued behind it. Zero waits forever.
    pub lock_timeout: Duration,
    /// How often a migration that did not get its locks is tried again.
    pub lock_retries: u32,
    /// How long a statement may take; `None` leaves it as the server is configured, zero is for ever.
    pub statement_timeout: Option<Duration>,
    pub step: Step,
    /// Runs everything in one transaction and rolls it back.
    pub dry_run: bool,
    /// Goes on although migrations are applied that are not in this program.
    pub ignore_missing: bool,
    /// Records the present text of applied migrations that were edited.
    pub accept_edited: bool,
    pub dependents: Dependents,
    pub preflight: Preflight,
    /// How long counting may take for each finding. If it takes longer, the migration runs without the number.
    pub preflight_timeout: Duration,
    pub blocking: Blocking,
    /// How many rows make a table a large one.
    pub large: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            queue_timeout: Duration::from_mins(5),
            lock_timeout: Duration::from_secs(5),
            lock_retries: 10,
            statement_timeout: None,
            step: Step::Each,
            dry_run: false,
            ignore_missing: false,
            accept_edited: false,
            dependents: Dependents::default(),
            preflight: Preflight::Run,
            preflight_timeout: Duration::from_secs(10),
            blocking: Blocking::default(),
            large: LARGE,
        }
    }
}
