//! How to run.

use std::time::Duration;

/// The extent of a transaction.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Step {
    /// One migration, so that those before a failed one stay.
    #[default]
    Each,
    /// All migrations of the run: either all are applied or none.
    All,
}

/// How stamping treats applied migrations that are not in this program.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Missing {
    /// They are an error.
    #[default]
    Refuse,
    /// Their records are deleted.
    Forget,
}

/// How `fresh` treats objects in other schemas that depend on what it drops.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Dependents {
    /// It is an error, and nothing is dropped.
    #[default]
    Refuse,
    /// They are dropped too.
    Drop,
}

/// How to treat rows in the way of a migration.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Preflight {
    /// They are counted right before the migration runs. If there are any, the migration is refused.
    #[default]
    Run,
    /// They are not counted; Postgres refuses what fails.
    Skip,
}

/// How to treat a migration that blocks programs on a large table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Blocking {
    /// It is reported, and the migration runs.
    #[default]
    Tell,
    /// The migration is refused.
    Refuse,
    /// It is not checked.
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
    /// How long a statement waits for somebody else's lock on a table before the migration is rolled back and
    /// retried: a waiting statement blocks every statement queued behind it. Zero waits forever. `None` is 5 s and, outside a
    /// transaction, less than the server's `deadlock_timeout`: if a program and the migration wait for each other, it is the
    /// migration that gives up. What is done `CONCURRENTLY` blocks nobody while it waits, and is given the time it needs.
    pub lock_timeout: Option<Duration>,
    /// How often a migration that did not get its locks is retried.
    pub lock_retries: u32,
    /// How long a statement may take; `None` keeps the server's setting, and zero means no limit.
    pub statement_timeout: Option<Duration>,
    pub step: Step,
    /// Runs everything in one transaction and rolls it back.
    pub dry_run: bool,
    /// Continues although applied migrations are missing from this program.
    pub ignore_missing: bool,
    /// Records the current text of edited migrations.
    pub accept_edited: bool,
    pub dependents: Dependents,
    pub preflight: Preflight,
    /// How long counting may take for each finding. After that the migration runs without the number.
    pub preflight_timeout: Duration,
    pub blocking: Blocking,
    /// Tables with more rows than this are large.
    pub large: u64,
    /// The memory for building an index, as Postgres writes it: `2GB`. `None` keeps the server's setting.
    pub maintenance_work_mem: Option<String>,
    /// How many pages of 8 kB of a large table are filled at a time; `None` leaves it to the migration.
    pub batch_size: Option<u32>,
    /// The pause between two of these batches.
    pub batch_pause: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            queue_timeout: Duration::from_mins(5),
            lock_timeout: None,
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
            maintenance_work_mem: None,
            batch_size: None,
            batch_pause: Duration::ZERO,
        }
    }
}
