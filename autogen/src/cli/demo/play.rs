//! Commands run in the copy and shown as a terminal would show them.

use std::{
    path::{Path, PathBuf},
    process::{Child, ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::cli::{cargo::cargo, report::Failure};

/// How long a build is waited for in silence.
const SILENCE: Duration = Duration::from_secs(1);
/// When it is certain that more than the sample is built.
const PATIENCE: Duration = Duration::from_secs(20);

/// Where the commands run, and where cargo finds what it has built before.
pub(super) struct Stage<'a> {
    pub(super) copy: &'a Path,
    pub(super) build_directory: PathBuf,
}

impl Stage<'_> {
    /// Builds the package, then shows and runs it. What it prints is seen as it comes.
    pub(super) fn run(&self, package: &str, arguments: &[&str]) -> Result<(), Failure> {
        let shown = shown(package, arguments);
        let build = self.cargo("build", package).spawn();
        let status = build.and_then(|child| wait(child, package));
        succeeded(status, &format!("cargo build -p {package}"))?;
        println!("$ {shown}");
        let status = self.cargo("run", package).arg("--").args(arguments).status();
        succeeded(status, &shown)?;
        println!();
        Ok(())
    }

    /// Final programs go into the copy, everything on the way to them into the workspace's own directory: so nothing is
    /// compiled twice, and the workspace's programs stay what they are.
    fn cargo(&self, command: &str, package: &str) -> std::process::Command {
        let mut cargo = cargo();
        cargo.args([command, "--quiet", "--package", package]);
        cargo.current_dir(self.copy).stdin(Stdio::null());
        cargo.env("CARGO_TARGET_DIR", self.copy.join("target"));
        cargo.env("CARGO_BUILD_BUILD_DIR", &self.build_directory);
        // No database but the embedded one.
        for (name, _) in std::env::vars_os() {
            let text = name.to_string_lossy();
            if text == "DATABASE_URL" || text.starts_with("PG") {
                cargo.env_remove(&name);
            }
        }
        cargo
    }
}

/// As a person types it.
fn shown(package: &str, arguments: &[&str]) -> String {
    let words = arguments.iter().map(|argument| {
        if argument.contains(' ') { format!(" \"{argument}\"") } else { format!(" {argument}") }
    });
    format!("cargo run -p {package} --{}", words.collect::<String>())
}

fn wait(mut child: Child, package: &str) -> std::io::Result<ExitStatus> {
    let mut news = vec![
        (PATIENCE, "that takes some minutes the first time …".to_owned()),
        (SILENCE, format!("building `{package}` …")),
    ];
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        if let Some((_, text)) = news.pop_if(|(after, _)| start.elapsed() > *after) {
            eprintln!("{text}");
        }
        thread::sleep(Duration::from_millis(50));
    }
}

fn succeeded(status: std::io::Result<ExitStatus>, command: &str) -> Result<(), Failure> {
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Failure::new(format!(
            "the step `{command}` failed ({status}); its output is above"
        ))),
        Err(error) => Err(Failure::new(format!("`{command}` cannot be run: {error}"))),
    }
}
