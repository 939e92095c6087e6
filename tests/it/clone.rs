//! A copy of the workspace that a test may change, with cargo.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use tempfile::TempDir;

/// Files that a fresh clone does not have.
const LEFT_OUT: [&str; 4] = ["target", ".git", ".postgres", ".env"];

/// Cargo distinguishes this copy's `migration` from others only by its build settings.
const APART: &str = "\n[profile.dev.package.migration]\ncodegen-units = 254\n";

/// The workspace of these tests.
pub(crate) fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace")
}

/// A copy of it, deleted when the value is dropped.
pub(crate) struct Clone {
    directory: TempDir,
}

impl Clone {
    pub(crate) fn new() -> Self {
        let directory = tempfile::tempdir().expect("a directory");
        copy(workspace(), directory.path(), &LEFT_OUT).expect("a copy of the workspace");
        let configuration = directory.path().join(".cargo/config.toml");
        let text = fs::read_to_string(&configuration).expect("the configuration");
        fs::write(configuration, text + APART).expect("the configuration");
        Self { directory }
    }

    pub(crate) fn path(&self) -> &Path {
        self.directory.path()
    }

    /// The output of cargo and the program that it runs, on both streams as a terminal shows it.
    #[track_caller]
    pub(crate) fn cargo(&self, arguments: &[String]) -> String {
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        let (status, text) = spoken(cargo.args(arguments), self.path());
        assert!(status.success(), "cargo {}: {status}\n{text}", arguments.join(" "));
        text
    }
}

/// Runs a command that may run cargo in a workspace, and returns its output on both streams as a terminal shows it.
pub(crate) fn spoken(command: &mut Command, root: &Path) -> (ExitStatus, String) {
    let (mut reader, writer) = io::pipe().expect("a pipe");
    let given: Vec<_> = command.get_envs().map(|(name, _)| name.to_owned()).collect();
    for (name, _) in std::env::vars_os().filter(|(name, _)| !given.contains(name)) {
        let text = name.to_string_lossy();
        let leads_elsewhere = text == "DATABASE_URL" || text.starts_with("PG");
        // These describe the test's own package; build scripts that read them would run again.
        let describes_us = text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_");
        if leads_elsewhere || describes_us {
            command.env_remove(&name);
        }
    }
    command.current_dir(root).stdin(Stdio::null());
    command.stdout(writer.try_clone().expect("a pipe")).stderr(writer);
    // The workspace shares intermediate results with the copy; final programs are the copy's own.
    command.env("CARGO_TARGET_DIR", root.join("target"));
    command.env("CARGO_BUILD_BUILD_DIR", built());
    let mut child = command.spawn().expect("the command");
    // The ends of the pipe must be closed for the reading to end.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut text = String::new();
    reader.read_to_string(&mut text).expect("text");
    (child.wait().expect("the command"), text)
}

/// Cargo's target directory, three levels above the test.
fn built() -> PathBuf {
    let test = std::env::current_exe().expect("where the test is");
    test.ancestors().nth(3).expect("a test lies in target/PROFILE/deps").to_owned()
}

/// With modification times, so that cargo recognises what it has already built.
fn copy(from: &Path, to: &Path, left_out: &[&str]) -> io::Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        let is_cache = path.join("CACHEDIR.TAG").is_file();
        if is_cache || left_out.iter().any(|it| entry.file_name() == *it) {
            continue;
        }
        if path.is_dir() {
            fs::create_dir(&target)?;
            copy(&path, &target, &[])?;
        } else {
            fs::copy(&path, &target)?;
            let changed = fs::metadata(&path)?.modified()?;
            File::options().write(true).open(&target)?.set_modified(changed)?;
        }
    }
    Ok(())
}
