//! `cargo xtask ci`: all that has to hold before a change is merged.

use std::process::ExitCode;

use anyhow::Result;

use crate::command::{cargo, succeed};
use crate::{book, deny, test};

/// What goes to a registry. cargo-semver-checks compares with what is there: it joins when there is something.
const PUBLISHED: [&str; 6] =
    ["-p", "autogen-derive", "-p", "autogen-lexer", "-p", "autogen-runner"];

/// What takes seconds first; the tests last, so that their summary ends the output.
pub(crate) fn run() -> Result<ExitCode> {
    succeed(cargo().args(["fmt", "--all", "--check"]))?;
    // As they would go to a registry; what is in them is built below.
    succeed(cargo().args(["package", "--no-verify", "--allow-dirty"]).args(PUBLISHED))?;
    deny::run()?;
    book::run()?;
    // Both need no more of a dependency than its metadata, and share it.
    succeed(cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    succeed(cargo().args(["doc", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings"))?;
    test::run(&[])
}
