//! For SeaORM on Postgres, what Alembic's autogenerate is for SQLAlchemy.
//!
//! Takes entities and a live catalog, and writes a proved migration. `ARCHITECTURE.md` is the map: each module is a
//! stage, and data flows down the list there and never back.
//!
//! This library has no stable interface: it exists for the program and its tests, and any version may change it. The
//! command line and the JSON of `autogen diff --format json` are stable.
#![doc(hidden)]

pub mod adopt;
pub mod catalog;
pub mod check;
pub mod cli;
pub mod count;
pub mod declaration;
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
