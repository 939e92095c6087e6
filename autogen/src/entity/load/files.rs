//! The only file of the entity reader that touches the file system: a path in, its text out.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

/// The source of files.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Files<'a> {
    Disk,
    /// In-memory files, before those on the disk.
    Over(&'a BTreeMap<PathBuf, String>),
    /// In-memory files alone, for tests.
    Memory(&'a BTreeMap<PathBuf, String>),
}

impl Files<'_> {
    pub(super) fn read(self, path: &Path) -> Option<String> {
        match self {
            Self::Disk => std::fs::read_to_string(path).ok(),
            Self::Over(files) => files.get(path).cloned().or_else(|| Files::Disk.read(path)),
            Self::Memory(files) => files.get(path).cloned(),
        }
    }

    pub(super) fn exists(self, path: &Path) -> bool {
        match self {
            Self::Disk => path.is_file(),
            Self::Over(files) => files.contains_key(path) || path.is_file(),
            Self::Memory(files) => files.contains_key(path),
        }
    }

    /// The contents of a folder, sorted by name.
    pub(super) fn list(self, folder: &Path) -> Vec<PathBuf> {
        let mut found: Vec<PathBuf> = match self {
            Self::Disk => {
                let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
                entries.map(|it| it.path()).collect()
            }
            Self::Over(files) => {
                let on_disk = Files::Disk.list(folder).into_iter();
                on_disk.chain(Files::Memory(files).list(folder)).collect()
            }
            Self::Memory(files) => {
                let below = files.keys().filter_map(|it| it.strip_prefix(folder).ok());
                below.filter_map(|it| Some(folder.join(it.components().next()?))).collect()
            }
        };
        found.sort();
        found.dedup();
        found
    }
}

/// The folder of a file.
pub(super) fn parent(path: &Path) -> PathBuf {
    path.parent().map_or_else(PathBuf::new, Path::to_owned)
}
