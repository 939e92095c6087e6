//! `cargo xtask ci`: everything that must hold before a change is merged.

use std::process::ExitCode;

use anyhow::Result;

use crate::command::{cargo, succeed};
use crate::{book, deny, release, squawk, test};

/// The cases whose entities and migrations are linted: some of every kind. All are compiled with the tests, which takes minutes.
const SOME: &str = "added";

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
    let on_some = |args: &[&str]| {
        let mut command = cargo();
        command.args(args).args(["--workspace", "--features", "laws/picked,oracle/picked"]);
        command.env("CASES", SOME);
        command
    };
    succeed(on_some(&["clippy", "--all-targets"]).args(["--", "-D", "warnings"]))?;
    succeed(on_some(&["doc", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings"))?;
    test::run(&[])
}
