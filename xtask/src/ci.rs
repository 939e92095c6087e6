//! `cargo xtask ci`: everything that must hold before a change is merged.

use std::process::ExitCode;

use anyhow::Result;

use crate::command::{cargo, succeed};
use crate::{book, deny, squawk, test};

/// The published packages. cargo-semver-checks compares with published versions: it will run once there are some.
const PUBLISHED: [&str; 8] =
    ["-p", "autogen-derive", "-p", "autogen-lexer", "-p", "autogen-page", "-p", "autogen-runner"];

/// Quick checks first; the tests last, so that their summary ends the output.
pub(crate) fn run() -> Result<ExitCode> {
    succeed(cargo().args(["fmt", "--all", "--check"]))?;
    // As they would be published; their contents are built below.
    succeed(cargo().args(["package", "--no-verify", "--allow-dirty"]).args(PUBLISHED))?;
    deny::run()?;
    book::run()?;
    squawk::run()?;
    // Both need only the metadata of dependencies, and share it.
    succeed(cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    succeed(cargo().args(["doc", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings"))?;
    test::run(&[])
}
