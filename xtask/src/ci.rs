//! `cargo xtask ci`: everything that must hold before a change is merged.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::command::{cargo, succeed};
use crate::{book, deny, release, squawk, test};

/// The cases whose entities and migrations are linted: some of every kind. All are compiled with the tests, which takes minutes.
const SOME: &str = "added";

/// Quick checks first; the tests last, so that their summary ends the output. Just before that summary: how long each part
/// took.
pub(crate) fn run() -> Result<ExitCode> {
    let mut took: Vec<(&str, Duration)> = Vec::new();
    let mut timed = |what: &'static str, check: &mut dyn FnMut() -> Result<()>| -> Result<()> {
        let started = Instant::now();
        check()?;
        took.push((what, started.elapsed()));
        Ok(())
    };
    timed("format", &mut || succeed(cargo().args(["fmt", "--all", "--check"])))?;
    // As they would be published; their contents are built below. cargo-semver-checks compares with published versions: it
    // will run once there are some.
    timed("packages", &mut || {
        succeed(cargo().args(["package", "--no-verify", "--allow-dirty"]).args(release::packages()))
    })?;
    timed("deny", &mut || deny::run().map(drop))?;
    timed("book", &mut || book::run().map(drop))?;
    timed("squawk", &mut || squawk::run().map(drop))?;
    // Both need only the metadata of dependencies, and share it.
    let on_some = |args: &[&str]| {
        let mut command = cargo();
        command.args(args).args(["--workspace", "--features", "laws/picked,oracle/picked"]);
        command.env("CASES", SOME);
        command
    };
    timed("clippy", &mut || {
        succeed(on_some(&["clippy", "--all-targets"]).args(["--", "-D", "warnings"]))
    })?;
    timed("doc", &mut || {
        succeed(on_some(&["doc", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings"))
    })?;
    test::run_after(&took, &[])
}
