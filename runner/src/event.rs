//! Events of a run. The sender and the printer do not know each other.

use std::time::Duration;

use crate::direction::Direction;
use crate::error::RunError;
use crate::run::blocking::Blocked;

/// Something that happens during a run.
#[derive(Debug)]
#[non_exhaustive]
pub enum Event<'a> {
    /// Another run holds the lock; `error` says which.
    WaitingForLock {
        error: &'a RunError,
        patience: Duration,
    },
    /// A migration is older than an applied one: two lines of work were joined.
    Late {
        name: &'a str,
        applied: &'a str,
    },
    /// A run outside a transaction was interrupted, and resumes after this many statements.
    Resuming {
        name: &'a str,
        direction: Direction,
        statements: usize,
    },
    /// An index that an interrupted `CREATE INDEX CONCURRENTLY` left behind is dropped.
    DroppedInvalidIndex {
        index: &'a str,
    },
    /// The number of rows in the way of a migration is unknown. The migration runs anyway.
    NotCounted {
        name: &'a str,
        finding: &'a str,
        reason: &'a str,
    },
    /// A migration blocks programs on a large table. It runs anyway.
    Blocks {
        blocked: &'a Blocked,
    },
    Started {
        name: &'a str,
        direction: Direction,
    },
    /// The server's progress in building an index or filling rows, with a percentage if it is known.
    Working {
        name: &'a str,
        phase: &'a str,
        percent: Option<f64>,
        elapsed: Duration,
    },
    /// pgvector's notice about an index that it builds.
    Advice {
        name: &'a str,
        text: &'a str,
    },
    /// Somebody else holds a lock. The migration was rolled back, and is retried after the pause.
    Retrying {
        name: &'a str,
        error: &'a RunError,
        attempt: u32,
        pause: Duration,
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
    /// The text of an applied migration is recorded, so edits are detected from now on.
    Recorded {
        name: &'a str,
    },
}

/// The receiver of events.
pub(crate) type Tell<'a> = dyn FnMut(Event<'_>) + Send + 'a;
