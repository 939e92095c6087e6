//! The revisions of a program: what each is called, what it follows, and what its file says. No database is in here.

pub(crate) mod graph;
mod header;
pub(crate) mod locks;
mod meaning;
pub(crate) mod name;
pub(crate) mod preflight;
pub(crate) mod sources;

pub(crate) use self::meaning::{Checksums, checksum};
