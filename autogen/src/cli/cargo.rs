//! Cargo: the same one that runs this program.

use std::{
    io,
    process::{Child, Command, ExitStatus},
    thread,
    time::{Duration, Instant},
};

/// How long to wait for a build before saying so.
const SILENCE: Duration = Duration::from_secs(1);
/// How long to wait if the build certainly covers more than the sample.
const PATIENCE: Duration = Duration::from_secs(20);

/// `cargo run` describes this package in environment variables. Build scripts that read them (ring's does) would run
/// again here, and once more outside, each time rebuilding their dependents.
pub(super) fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
    command
}

/// Waits for the build of a package, and says so if it takes long.
pub(super) fn wait(mut child: Child, package: &str) -> io::Result<ExitStatus> {
    let mut news = vec![
        (PATIENCE, "the first build takes some minutes …".to_owned()),
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
