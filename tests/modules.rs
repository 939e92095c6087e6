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

/// All cases, in order. The build script runs again when one of them changes.
pub(crate) fn cases() -> Vec<Folder> {
    println!("cargo::rerun-if-changed={}", folders::root().display());
    folders::all()
}

/// Writes the source that the crate includes.
pub(crate) fn write(file: &str, text: &str) {
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo says where to"));
    fs::write(out.join(file), text).expect("the modules");
}
