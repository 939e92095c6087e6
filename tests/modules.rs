//! The cases below `tests/cases`, for build scripts that generate modules of their files.

#[path = "folders.rs"]
mod folders;

use std::{fs, path::PathBuf};

use self::folders::Folder;
#[allow(unused_imports, reason = "not every crate with cases has these")]
pub(crate) use self::folders::adopted;

impl Folder {
    /// The module for its files.
    pub(crate) fn module(&self) -> String {
        format!("{}__{}", self.kind, self.what)
    }
}

/// The cases, in order: all, or, with the feature `picked`, those that `CASES` selects. Compiling all takes minutes. The
/// build script runs again when one of them changes.
pub(crate) fn cases() -> Vec<Folder> {
    println!("cargo::rerun-if-changed={}", folders::root().display());
    println!("cargo::rerun-if-env-changed=CASES");
    let picked = std::env::var_os("CARGO_FEATURE_PICKED").and_then(|_| std::env::var("CASES").ok());
    let picked = picked.unwrap_or_default();
    let mut cases = folders::all();
    cases.retain(|it| format!("{}/{}", it.kind, it.what).contains(&picked));
    cases
}

/// Writes the source that the crate includes.
pub(crate) fn write(file: &str, text: &str) {
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo says where to"));
    fs::write(out.join(file), text).expect("the modules");
}
