//! Cargo, as the cargo that runs this program.

use std::process::Command;

/// `cargo run` describes this package in the environment. Build scripts that look (ring's does) would run again here
/// and once more outside, each time with everything that depends on them.
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
