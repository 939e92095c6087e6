#![doc = include_str!("../README.md")]

mod cli;
mod connect;
mod direction;
mod error;
mod event;
mod listing;
mod offline;
mod options;
mod revisions;
mod run;
mod sql;
mod state;
mod uncounted;
mod workspace;

pub use connect::args::{ConnectArgs, Notices};
pub use connect::connect;
pub use connect::database::Database;
pub use connect::environment::Environment;
pub use connect::error::{ConnectError, Waited};
pub use connect::url::Url;
pub use direction::Direction;
pub use error::{Cause, Edit, RunError};
pub use event::Event;
pub use listing::{Revision, State};
pub use options::{Blocking, Dependents, Missing, Options, Preflight, Step};
pub use revisions::graph::{Graph, GraphError};
pub use revisions::name::{NameError, RevisionName};
pub use revisions::sources::Sources;
pub use run::blocking::Blocked;
pub use run::parked::{Parked, Purged};
pub use run::preflight::Counted;
pub use run::{Outcome, Runner};
pub use state::history::Goal;

/// For the macros, `autogen` and this workspace's own programs. It may change in any version.
#[doc(hidden)]
pub mod __private {
    #[cfg(feature = "pages")]
    pub use crate::cli::pages::Pages;
    pub use crate::cli::run;
    pub use crate::connect::{borrow, start_embedded};
    pub use crate::options::LARGE;
    pub use crate::uncounted::{Uncounted, counting, uncounted};
    pub use crate::workspace::root;
    pub use include_dir;
}

/// The `main` of a program that runs migrations: `runner::main!(migration::Migrator);`
///
/// Embeds the source of the crate in which it is used, so that the program knows each migration's message, parents
/// and checksum wherever it runs. A second argument supplies other [`Sources`].
#[macro_export]
macro_rules! main {
    ($migrator:ty) => {
        $crate::main!($migrator, $crate::sources!());
    };
    ($migrator:ty, $sources:expr) => {
        fn main() -> ::std::process::ExitCode {
            $crate::__private::run::<$migrator>($sources)
        }
    };
}
