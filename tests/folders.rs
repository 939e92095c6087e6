//! The folders below `tests/cases`: one for each case, grouped by kind.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// A case, and the directory of its files.
pub(crate) struct Folder {
    pub(crate) kind: String,
    pub(crate) what: String,
    pub(crate) directory: PathBuf,
}

/// The directory of the cases.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("cases")
}

/// The directory of schemas with the entities that are adopted from them.
#[allow(dead_code, reason = "not every crate with cases has these")]
pub(crate) fn adopted() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("adopted")
}

/// All cases, in order.
pub(crate) fn all() -> Vec<Folder> {
    let folders = directories(&root()).into_iter().flat_map(|kind| {
        let children = directories(&kind).into_iter();
        let folder = move |directory: PathBuf| Folder {
            kind: name(&kind),
            what: name(&directory),
            directory,
        };
        children.map(folder)
    });
    folders.collect()
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
