//! A plan's steps in, text out: SQL, or the Rust of a migration. Pure: nothing here knows a file or a database, and
//! the same plan always gives the same bytes.

pub mod rust;
pub mod sql;

#[cfg(test)]
mod samples;
