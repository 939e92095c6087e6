//! Finds the root of the workspace, so that a program finds the same data from every directory in it.

use std::path::{Path, PathBuf};

/// The nearest directory upwards that contains a `Cargo.lock` or a workspace manifest, or else `start` itself.
#[must_use]
pub fn root(start: &Path) -> PathBuf {
    start.ancestors().find(|directory| is_root(directory)).unwrap_or(start).to_owned()
}

fn is_root(directory: &Path) -> bool {
    let manifest = || std::fs::read_to_string(directory.join("Cargo.toml")).unwrap_or_default();
    directory.join("Cargo.lock").is_file() || is_workspace(&manifest())
}

fn is_workspace(manifest: &str) -> bool {
    manifest.parse::<toml::Table>().is_ok_and(|manifest| manifest.contains_key("workspace"))
}

#[cfg(test)]
mod tests {
    use super::is_workspace;

    #[test]
    fn a_workspace_is_a_table_however_it_is_written() {
        for manifest in
            ["[workspace]", "[ workspace ] # all", "workspace.members = []", "[workspace.package]"]
        {
            assert!(is_workspace(manifest), "{manifest}");
        }
        for manifest in
            ["", "[package]\nname = 'a'", "[package]\ndescription = '''\n[workspace]\n'''", "["]
        {
            assert!(!is_workspace(manifest), "{manifest}");
        }
    }
}
