//! The purpose of a session.

/// What a session is for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Purpose<'a> {
    /// To look: a list of migrations that is not understood does not hinder.
    Look,
    /// To look as if for the first time: without what is on record.
    Begin,
    /// To write this migration.
    Write { module: &'a str },
}
