//! The cases below `tests/cases`, for the build scripts that make modules of their files.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// A case, and where its files lie.
pub(crate) struct Case {
    pub(crate) kind: String,
    pub(crate) what: String,
    pub(crate) directory: PathBuf,
}

impl Case {
    /// The module that its files are compiled into.
    pub(crate) fn module(&self) -> String {
        format!("{}__{}", self.kind, self.what)
    }
}

/// All cases, in order. The build script runs again as soon as one of them changes.
pub(crate) fn cases() -> Vec<Case> {
    let package = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo says where"));
    let root = package.with_file_name("cases");
    println!("cargo::rerun-if-changed={}", root.display());
    let cases = directories(&root).into_iter().flat_map(|kind| {
        directories(&kind).into_iter().map(move |directory| Case {
            kind: name(&kind),
            what: name(&directory),
            directory,
        })
    });
    cases.collect()
}

/// Writes the source that the crate includes.
pub(crate) fn write(file: &str, text: &str) {
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo says where to"));
    fs::write(out.join(file), text).expect("the modules");
}

fn directories(path: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut directories: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    directories.sort();
    directories
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
