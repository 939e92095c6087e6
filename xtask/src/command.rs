//! Runs other programs, so that a failure always names the program and shows its output.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::{Command, ExitStatus};

use anyhow::{Context as _, Result, bail, ensure};

/// Cargo: the same one that runs this program.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(workspace());
    // `cargo run` describes this package in environment variables. Build scripts that read them (ring's does) would
    // run again here, and once more outside, each time rebuilding their dependents.
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&*name);
        }
    }
    command
}

/// The workspace from which this program was built.
pub(crate) fn workspace() -> PathBuf {
    let manifest = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().map(PathBuf::from).unwrap_or_default()
}

/// Where cargo builds it.
pub(crate) fn target_directory() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace().join("target"), Into::into)
}

/// Runs with our own stdout and stderr.
pub(crate) fn status(command: &mut Command) -> Result<ExitStatus> {
    let name = name(command);
    command.status().with_context(|| format!("`{name}` does not run"))
}

/// Runs with our own stdout and stderr; a failure of the program is an error.
pub(crate) fn succeed(command: &mut Command) -> Result<()> {
    let name = name(command);
    let status = status(command)?;
    ensure!(status.success(), "`{name}` failed ({status})");
    Ok(())
}

/// Runs silently and returns the output; a failure is an error with the output.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let name = name(command);
    let output = command.output().with_context(|| format!("`{name}` does not run"))?;
    if !output.status.success() {
        bail!(
            "`{name}` failed ({}): {}",
            output.status,
            String::from_utf8_lossy(&output.stderr).trim()
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn name(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.take(4).map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}
