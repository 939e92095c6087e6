//! The purpose of a session.

/// What a session is for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Purpose {
    /// To compare. A list of migrations that is not understood is no obstacle.
    Look,
    /// To compare as if for the first time, without the lock.
    Begin,
    /// To show a migration without writing it.
    Rehearse,
    /// To write a migration.
    Write,
}
