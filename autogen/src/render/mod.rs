//! Takes a plan's steps and returns text: SQL, or the Rust of a migration. Pure: nothing here uses a file or a
//! database, and the same plan always gives the same bytes.

pub mod counted;
mod headline;
pub mod html;
pub mod json;
pub mod locks;
pub mod markdown;
pub mod operation;
pub mod origin;
mod outline;
mod picture;
pub mod review;
pub mod rust;
pub mod sarif;
pub mod sql;
pub mod summary;
pub mod words;

#[cfg(test)]
mod samples;
