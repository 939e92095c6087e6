//! `cargo xtask ci`: all that has to hold before a change is merged.

use std::process::ExitCode;

use anyhow::Result;

use crate::command::{cargo, succeed};
use crate::{book, test};

/// The cheap checks first; the tests last, so that their summary ends the output.
pub(crate) fn run() -> Result<ExitCode> {
    succeed(cargo().args(["fmt", "--all", "--check"]))?;
    succeed(cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    succeed(cargo().args(["doc", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings"))?;
    book::run()?;
    let packages = ["-p", "autogen-derive", "-p", "autogen-runner", "-p", "autogen"];
    succeed(cargo().args(["package", "--no-verify", "--allow-dirty"]).args(packages))?;
    test::run(&[])
}
