//! What end-to-end tests are written with: servers, databases of their own, and the workspace's programs.
//!
//! Any package may use it as a development dependency. Everything here panics where it cannot go on, because a test
//! that cannot run has failed.

pub mod program;
pub mod server;
