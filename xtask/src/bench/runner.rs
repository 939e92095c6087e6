//! `up` with nothing left to do, compared with SeaORM's own runner on the same thousand migrations.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result};

use super::measure;
use crate::command::{cargo, output, succeed};

/// A run takes milliseconds, so the best of many counts.
const RUNS: usize = 40;

/// The measurement, as a sentence.
pub(super) fn run(home: &Path, psql: &mut Command, server: &str) -> Result<String> {
    eprintln!("Building a program of a thousand migrations for release …");
    let mut build = cargo();
    build.args(["build", "--release", "--package", "autogen-runner", "--example", "thousand"]);
    succeed(build.env("CARGO_TARGET_DIR", home))?;
    output(psql.args(["-c", "CREATE DATABASE thousand"]))?;
    let (base, _) = server.rsplit_once('/').context("a URL ends with its database")?;
    let program = |argument: &str| {
        let mut command = Command::new(home.join("release/examples/thousand"));
        command.env("DATABASE_URL", format!("{base}/thousand")).arg(argument);
        command
    };
    output(&mut program("up"))?;
    let (mut ours, mut seaorm) = (f64::INFINITY, f64::INFINITY);
    for _ in 0..RUNS {
        ours = ours.min(measure::best(1, || program("up"))?);
        seaorm = seaorm.min(measure::best(1, || program("seaorm"))?);
    }
    Ok(format!(
        "`up` on 1,000 applied migrations takes {:.1} ms, SeaORM's own runner {:.1} ms: {:.2} times as long.",
        ours * 1e3,
        seaorm * 1e3,
        ours / seaorm
    ))
}
