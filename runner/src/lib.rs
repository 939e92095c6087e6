//! Connect to Postgres, wait for it, lock it, and run SeaORM migrations on it.
//!
//! Every binary of a workspace goes through [`connect()`]. A `migration` crate's whole `main.rs` is
//!
//! ```text
//! runner::main!(migration::Migrator);
//! ```
//!
//! and a service that brings its database up to date when it starts does the same without the command line:
//!
//! ```text
//! let database = runner::connect(&runner::ConnectArgs::default()).await?;
//! let runner = runner::Runner::<migration::Migrator>::new(&database).sources(migration::sources());
//! runner.up(&runner::Goal::head(), &mut |event| tracing::info!(?event)).await?;
//! ```

pub mod cli;
pub mod connect;
pub mod error;
mod listing;
mod offline;
pub mod revisions;
pub mod run;
mod sql;
mod state;
pub mod workspace;

pub use connect::args::{ConnectArgs, Notices};
pub use connect::connect;
pub use connect::database::Database;
pub use connect::error::ConnectError;
pub use error::RunError;
/// What [`sources!`] is made of.
pub use include_dir;
pub use listing::{Revision, State};
pub use revisions::graph::{Graph, GraphError};
pub use revisions::name::{NameError, RevisionName};
pub use revisions::sources::Sources;
pub use run::{Direction, Event, Options, Outcome, Runner, Step};
pub use state::place::Goal;

/// The `main` of a program that runs migrations: `runner::main!(migration::Migrator);`
///
/// The sources of the crate that it is written in are embedded, so that the program knows each migration's message,
/// what it revises and its checksum wherever it runs. A second argument stands for other [`Sources`].
#[macro_export]
macro_rules! main {
    ($migrator:ty) => {
        $crate::main!($migrator, $crate::sources!());
    };
    ($migrator:ty, $sources:expr) => {
        fn main() -> ::std::process::ExitCode {
            $crate::cli::run::<$migrator>($sources)
        }
    };
}
