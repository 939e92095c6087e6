//! What a run reports while it runs. The sender and the printer do not know each other.

use std::time::Duration;

use crate::direction::Direction;
use crate::error::RunError;
use crate::run::blocking::Blocked;

/// What is happening, told while it happens.
#[derive(Debug)]
#[non_exhaustive]
pub enum Event<'a> {
    /// Another run has the lock; `error` says which.
    WaitingForLock {
        error: &'a RunError,
        patience: Duration,
    },
    /// A migration is older than one that is applied: two lines of work were joined.
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
    /// An index that an interrupted `CREATE INDEX CONCURRENTLY` left is dropped.
    DroppedInvalidIndex {
        index: &'a str,
    },
    /// How many rows are in the way of a migration is not known. It runs all the same.
    NotCounted {
        name: &'a str,
        finding: &'a str,
        reason: &'a str,
    },
    /// A migration keeps programs waiting on a large table. It runs all the same.
    Blocks {
        blocked: &'a Blocked,
    },
    Started {
        name: &'a str,
        direction: Direction,
    },
    /// What the server says of the index that it builds, in percent if it knows.
    Building {
        name: &'a str,
        phase: &'a str,
        percent: Option<f64>,
        elapsed: Duration,
    },
    /// Somebody else holds a lock; the migration was rolled back and is tried again after the pause.
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
    /// The text of an applied migration is recorded: from now on edits are detected.
    Recorded {
        name: &'a str,
    },
}

/// Where progress is reported.
pub(crate) type Tell<'a> = dyn FnMut(Event<'_>) + Send + 'a;
