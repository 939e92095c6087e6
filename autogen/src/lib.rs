//! What Alembic's autogenerate is for SQLAlchemy, for SeaORM on Postgres.
//!
//! Entities and a live catalog in, a proved migration out. `ARCHITECTURE.md` is the map; each module is one stage of
//! the way, and data flows down the list there and never back.
//!
//! This library has no stable interface: it exists for the program and its tests, and any version may change it. Stable
//! are the command line, and the JSON of `autogen diff --format json`.
#![doc(hidden)]

pub mod catalog;
pub mod check;
pub mod cli;
pub mod count;
pub mod desired;
pub mod diff;
pub mod entity;
pub mod lock;
pub mod op;
pub mod pipeline;
pub mod plan;
pub mod render;
pub mod schema;
pub mod scratch;
pub mod write;
