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
//! runner::Runner::<migration::Migrator>::new(&database).up(runner::Steps::All, &mut |_| {}).await?;
//! ```

pub mod cli;
pub mod connect;
pub mod error;
mod history;
pub mod lock;
pub mod migrate;
mod place;
pub mod workspace;

pub use connect::args::{ConnectArgs, Notices};
pub use connect::connect;
pub use connect::database::Database;
pub use connect::error::ConnectError;
pub use error::RunError;
pub use migrate::{Event, Outcome, Runner, State, Status, Steps};

/// The `main` of a program that runs migrations: `runner::main!(migration::Migrator);`
#[macro_export]
macro_rules! main {
    ($migrator:ty) => {
        fn main() -> ::std::process::ExitCode {
            $crate::cli::run::<$migrator>()
        }
    };
}
