//! Arguments that commands share, and their values for the library.

use std::time::Duration;

use clap::Args;

use super::environment::Environment;
use crate::direction::Direction;
use crate::error::RunError;
use crate::options::{Blocking, Options, Preflight, Step};
use crate::revisions::name::RevisionName;
use crate::state::history::Goal;

/// How to run.
#[derive(Debug, Args)]
#[command(next_help_heading = "Running")]
pub(super) struct RunArgs {
    /// Run everything in one transaction and roll it back
    #[arg(long, conflicts_with = "sql")]
    dry_run: bool,
    /// One transaction for each migration, so that those before a failed one stay; or one for all
    #[arg(long, value_enum, default_value_t, value_name = "STEP")]
    step: StepArg,
    /// Seconds a statement waits for a lock on a table before its migration is rolled back and retried; 0 waits
    /// forever [default: 5; outside a transaction, less than the server's `deadlock_timeout`]
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    lock_timeout: Option<f64>,
    /// How often a migration that did not get its locks is retried, with growing pauses
    #[arg(long, value_name = "N", default_value_t = 10)]
    lock_retries: u32,
    /// Seconds a statement may take [default: the server's setting]
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    statement_timeout: Option<f64>,
    #[command(flatten)]
    queue: QueueArgs,
    /// Continue although applied migrations are missing from this program
    #[arg(long)]
    ignore_missing: bool,
    #[command(flatten)]
    hazards: HazardArgs,
    #[command(flatten)]
    work: WorkArgs,
}

/// How the rows of large tables are read and written.
#[derive(Debug, Args)]
struct WorkArgs {
    /// Memory for building an index, such as 2GB [default: the server's setting]
    #[arg(long, value_name = "SIZE", value_parser = memory)]
    maintenance_work_mem: Option<String>,
    /// How many pages of 8 kB of a large table are filled at a time [default: the migration's, 100]
    #[arg(long, value_name = "PAGES", value_parser = clap::value_parser!(u32).range(1..))]
    batch_size: Option<u32>,
    /// Seconds to pause after each batch
    #[arg(long, value_name = "SECONDS", default_value_t = 0.0, value_parser = seconds)]
    batch_pause: f64,
}

/// The checks right before a migration runs.
#[derive(Debug, Args)]
struct HazardArgs {
    /// Do not count the rows that are in the way of a migration before it runs
    #[arg(long)]
    skip_preflight: bool,
    /// Run a migration although programs have to wait for it on a large table
    #[arg(long)]
    allow_blocking: bool,
}

/// The extent of a transaction.
// A comment on a value would turn the help of `up` and `down` into clap's long form.
#[derive(Debug, Clone, Copy, Default, clap::ValueEnum)]
enum StepArg {
    #[default]
    Each,
    All,
}

/// Whether the run is committed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    Real,
    /// Everything is rolled back.
    Dry,
}

/// The lock on the migrations of a database.
#[derive(Debug, Args)]
pub(super) struct QueueArgs {
    /// Seconds to wait for another process that is migrating the same database
    #[arg(long, value_name = "SECONDS", default_value_t = 300)]
    queue_timeout: u64,
}

impl RunArgs {
    pub(super) fn options(&self) -> Result<Options, RunError> {
        let blocking = match (self.hazards.allow_blocking, Environment::here()?) {
            (true, _) => Blocking::Allow,
            (false, Environment::Production) => Blocking::Refuse,
            (false, Environment::Other) => Blocking::Tell,
        };
        Ok(Options {
            lock_timeout: self.lock_timeout.map(Duration::from_secs_f64),
            lock_retries: self.lock_retries,
            statement_timeout: self.statement_timeout.map(Duration::from_secs_f64),
            step: match self.step {
                StepArg::Each => Step::Each,
                StepArg::All => Step::All,
            },
            dry_run: self.dry_run,
            ignore_missing: self.ignore_missing,
            preflight: self.preflight(),
            blocking,
            maintenance_work_mem: self.work.maintenance_work_mem.clone(),
            batch_size: self.work.batch_size,
            batch_pause: Duration::from_secs_f64(self.work.batch_pause),
            ..self.queue.options()
        })
    }

    pub(super) fn preflight(&self) -> Preflight {
        if self.hazards.skip_preflight { Preflight::Skip } else { Preflight::Run }
    }

    pub(super) fn mode(&self) -> Mode {
        if self.dry_run { Mode::Dry } else { Mode::Real }
    }
}

impl QueueArgs {
    pub(super) fn options(&self) -> Options {
        Options { queue_timeout: Duration::from_secs(self.queue_timeout), ..Options::default() }
    }
}

/// A number of seconds, which may have a fraction. Nobody waits longer than a day.
pub(super) fn seconds(text: &str) -> Result<f64, String> {
    let seconds: f64 = text.parse().map_err(|_| "not a number of seconds".to_owned())?;
    if (0.0..=86_400.0).contains(&seconds) {
        Ok(seconds)
    } else {
        Err("not between 0 and 86400".to_owned())
    }
}

/// An amount of memory as Postgres writes it (manual, section 20.1.1).
fn memory(text: &str) -> Result<String, String> {
    let unit = text.trim_start_matches(|it: char| it.is_ascii_digit());
    if unit.len() < text.len() && ["kB", "MB", "GB", "TB"].contains(&unit) {
        Ok(text.to_owned())
    } else {
        Err("not an amount of memory such as `512MB` or `2GB`".to_owned())
    }
}

/// `+2` and `-1` are relative to the database's revision; anything else is a revision.
pub(super) fn goal(text: &str, direction: Direction) -> Result<Goal, RunError> {
    let count = |sign: char| text.strip_prefix(sign).and_then(|count| count.parse().ok());
    match (count('+'), count('-'), direction) {
        (Some(count), _, Direction::Up) | (_, Some(count), Direction::Down) => {
            Ok(Goal::Exactly(count))
        }
        (None, None, _) => Ok(Goal::Revision(RevisionName::new(text))),
        _ => Err(RunError::WrongWay { name: text.to_owned(), direction }),
    }
}
