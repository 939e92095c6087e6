//! `cargo xtask msrv`: the published packages compile with the oldest Rust that their manifests promise.

use std::process::{Command, ExitCode};

use anyhow::{Context as _, Result};

use crate::command::{output, succeed, workspace};
use crate::release::{packages, value};

pub(crate) fn run() -> Result<ExitCode> {
    let manifest = std::fs::read_to_string(workspace().join("Cargo.toml"))?;
    let version = value(&manifest, "rust-version").context("there is no `rust-version`")?;
    let rustup = || {
        let mut rustup = Command::new("rustup");
        rustup.current_dir(workspace());
        rustup
    };
    if output(rustup().args(["run", &version, "rustc", "--version"])).is_err() {
        succeed(rustup().args(["toolchain", "install", &version, "--profile", "minimal"]))?;
    }
    succeed(rustup().args(["run", &version, "cargo", "check", "--locked"]).args(packages()))?;
    Ok(ExitCode::SUCCESS)
}
