//! The revisions of a program: their names, their order, and the headers of their files. No database is used here.

pub(crate) mod graph;
pub(crate) mod header;
pub(crate) mod locks;
mod meaning;
pub(crate) mod name;
pub(crate) mod preflight;
pub(crate) mod sources;

pub(crate) use self::meaning::{Checksums, checksum};
