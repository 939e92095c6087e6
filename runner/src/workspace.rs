//! Where the workspace begins, so that a program finds the same data from every directory in it.

use std::path::{Path, PathBuf};

/// The nearest directory upwards that holds a `Cargo.lock` or a workspace manifest, or else `start` itself.
#[must_use]
pub fn root(start: &Path) -> PathBuf {
    start.ancestors().find(|directory| is_root(directory)).unwrap_or(start).to_owned()
}

fn is_root(directory: &Path) -> bool {
    let manifest = || std::fs::read_to_string(directory.join("Cargo.toml")).unwrap_or_default();
    directory.join("Cargo.lock").is_file()
        || manifest().lines().any(|line| line.trim() == "[workspace]")
}
