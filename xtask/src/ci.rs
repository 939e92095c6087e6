//! `cargo xtask ci`: everything that must hold before a change is merged.

use std::process::ExitCode;

use anyhow::Result;

use crate::command::{cargo, succeed};
use crate::{book, deny, release, squawk, test};

/// Quick checks first; the tests last, so that their summary ends the output.
pub(crate) fn run() -> Result<ExitCode> {
    succeed(cargo().args(["fmt", "--all", "--check"]))?;
    // As they would be published; their contents are built below. cargo-semver-checks compares with published versions: it
    // will run once there are some.
    succeed(cargo().args(["package", "--no-verify", "--allow-dirty"]).args(release::packages()))?;
    deny::run()?;
    book::run()?;
    squawk::run()?;
    // Both need only the metadata of dependencies, and share it.
    succeed(cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    succeed(cargo().args(["doc", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings"))?;
    test::run(&[])
}
