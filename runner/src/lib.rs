//! Connect to Postgres, wait for it, lock it, and run SeaORM migrations on it.
//!
//! Every binary of a workspace goes through [`connect::connect`]; a `migration` crate's `main.rs` is
//! `runner::main!(migration::Migrator);`.

pub mod connect;

pub use connect::args::{ConnectArgs, Notices};
pub use connect::connect;
pub use connect::database::Database;
pub use connect::error::ConnectError;
