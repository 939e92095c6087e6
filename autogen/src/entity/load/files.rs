//! The only file of the entity reader that touches the file system: a path in, its text out.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

/// The source of files.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Files<'a> {
    Disk,
    /// In-memory files, for tests.
    #[cfg_attr(not(test), expect(dead_code, reason = "the tests read sources that are on no disk"))]
    Memory(&'a BTreeMap<PathBuf, String>),
}

impl Files<'_> {
    pub(super) fn read(self, path: &Path) -> Option<String> {
        match self {
            Self::Disk => std::fs::read_to_string(path).ok(),
            Self::Memory(files) => files.get(path).cloned(),
        }
    }

    pub(super) fn exists(self, path: &Path) -> bool {
        match self {
            Self::Disk => path.is_file(),
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
