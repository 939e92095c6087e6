//! Tools for end-to-end tests: servers, databases, and the workspace's programs.
//!
//! Any package may use it as a dev-dependency. Everything here panics if it cannot continue, because a test that
//! cannot run has failed.

#![expect(
    clippy::missing_panics_doc,
    clippy::must_use_candidate,
    clippy::return_self_not_must_use,
    reason = "panicking is what an assertion is for, and its result may be ignored"
)]

pub mod private;
pub mod program;
pub mod server;
