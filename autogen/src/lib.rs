//! Takes SeaORM entities and a live Postgres catalog, and writes a proved migration.
//!
//! Each module is a stage. Data flows down the list of stages in `ARCHITECTURE.md` (in the repository) and never back.
#![doc = include_str!("../README.md")]

#[doc(hidden)]
pub mod adopt;
#[doc(hidden)]
pub mod catalog;
#[doc(hidden)]
pub mod check;
#[doc(hidden)]
pub mod cli;
#[doc(hidden)]
pub mod count;
#[doc(hidden)]
pub mod declaration;
#[doc(hidden)]
pub mod desired;
#[doc(hidden)]
pub mod diff;
#[doc(hidden)]
pub mod entity;
#[doc(hidden)]
pub mod lock;
#[doc(hidden)]
pub mod op;
#[doc(hidden)]
pub mod pipeline;
#[doc(hidden)]
pub mod plan;
#[doc(hidden)]
pub mod render;
#[doc(hidden)]
pub mod schema;
#[doc(hidden)]
pub mod scratch;
#[doc(hidden)]
pub mod write;

/// The examples of the derive, which has no dependencies of its own.
#[cfg(doctest)]
#[doc = include_str!("../derive/README.md")]
#[doc = include_str!("../derive/example.md")]
struct DeriveExamples;
