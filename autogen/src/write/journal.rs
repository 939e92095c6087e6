//! Writes several files, or none of them.
//!
//! 1. Every new text is written beside its destination, under a temporary name, and flushed to disk.
//! 2. The journal, which lists the moves to make, is written and flushed likewise, and renamed to [`NAME`]. That is
//!    the decision: before it nothing has changed, after it everything will.
//! 3. The moves are made in order.
//! 4. The journal is removed.
//!
//! A run that finds a journal makes the remaining moves, as does the run after a failed move. A run that finds
//! temporary files without a journal removes them. So after `recover`, a killed run leaves either the state before or
//! the state after. In between the crate is neither, but compiles: the caller puts new files before those that name
//! them.

use std::{
    cell::Cell,
    fs::{self, File},
    io::{self, Write},
    path::{Component, Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::{Error, MigrationCrate};

/// The journal, in the migration crate's directory.
pub const NAME: &str = ".autogen-journal";

/// The ending of the journal's own files. No Rust file and no file in git ends like this.
const ENDING: &str = ".autogen-new";

/// A file to be written.
pub(super) struct Entry {
    pub to: PathBuf,
    pub kind: WriteMode,
    pub text: String,
}

#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum WriteMode {
    /// The file must not exist yet.
    Create,
    Replace,
}

#[derive(Debug, Deserialize, Serialize)]
struct Journal {
    version: u32,
    moves: Vec<Move>,
}

/// Both paths are relative to the migration crate's directory.
#[derive(Debug, Deserialize, Serialize)]
struct Move {
    from: PathBuf,
    to: PathBuf,
    kind: WriteMode,
}

pub(super) fn write(
    migrations: &MigrationCrate,
    disk: &Disk,
    entries: &[Entry],
) -> Result<(), Error> {
    let journal = match decide(migrations, disk, entries) {
        Ok(journal) => journal,
        Err(error) => {
            // If this run cannot finish, the next one does.
            let _ = sweep(migrations, disk);
            return Err(error);
        }
    };
    finish(migrations, disk, &journal)
}

pub(super) fn recover(migrations: &MigrationCrate, disk: &Disk) -> Result<(), Error> {
    let path = migrations.migration_dir.join(NAME);
    match fs::read_to_string(&path) {
        Ok(text) => finish(migrations, disk, &parse(&text).ok_or(Error::Journal(path))?)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(source) => return Err(Error::Io { act: "read", path, source }),
    }
    sweep(migrations, disk)
}

/// Steps 1 and 2.
fn decide(migrations: &MigrationCrate, disk: &Disk, entries: &[Entry]) -> Result<Journal, Error> {
    let mut moves = Vec::new();
    for entry in entries {
        let from = staged(&entry.to);
        disk.write(&from, &entry.text)?;
        if entry.kind == WriteMode::Replace {
            disk.copy_permissions(&entry.to, &from)?;
        }
        moves.push(Move {
            from: relative(migrations, &from),
            to: relative(migrations, &entry.to),
            kind: entry.kind,
        });
    }
    let journal = Journal { version: 1, moves };
    let text = serde_json::to_string_pretty(&journal).unwrap_or_default();
    let path = migrations.migration_dir.join(NAME);
    disk.sync(&migrations.sources());
    disk.write(&staged(&path), &text)?;
    disk.rename(&staged(&path), &path)?;
    disk.sync(&migrations.migration_dir);
    Ok(journal)
}

/// Steps 3 and 4. Moves that an earlier run has made are skipped.
fn finish(migrations: &MigrationCrate, disk: &Disk, journal: &Journal) -> Result<(), Error> {
    for Move { from, to, kind } in &journal.moves {
        let (from, to) = (migrations.migration_dir.join(from), migrations.migration_dir.join(to));
        if !from.exists() {
            continue;
        }
        match kind {
            WriteMode::Replace => disk.rename(&from, &to)?,
            WriteMode::Create => {
                if let Err(error) = create(disk, &from, &to) {
                    if matches!(error, Error::Exists(_)) {
                        undo(migrations, disk)?;
                    }
                    return Err(error);
                }
            }
        }
    }
    disk.sync(&migrations.sources());
    disk.sync(&migrations.migration_dir);
    disk.remove(&migrations.migration_dir.join(NAME))
}

/// A rename would replace a file that someone has created in the meantime; a link does not.
fn create(disk: &Disk, from: &Path, to: &Path) -> Result<(), Error> {
    match disk.link(from, to) {
        Ok(()) => disk.remove(from),
        // This run's own link, created before it was killed.
        Err(_) if to.exists() && same(from, to) => disk.remove(from),
        Err(_) if to.exists() => Err(Error::Exists(to.to_owned())),
        // Not every file system supports links.
        Err(_) => disk.rename(from, to),
    }
}

/// Reverts the decision. This is possible until something is replaced: new files are moved first.
fn undo(migrations: &MigrationCrate, disk: &Disk) -> Result<(), Error> {
    disk.remove(&migrations.migration_dir.join(NAME))?;
    sweep(migrations, disk)
}

/// Removes the journal's own files.
fn sweep(migrations: &MigrationCrate, disk: &Disk) -> Result<(), Error> {
    let sources = migrations.sources();
    let mut dirs = vec![migrations.migration_dir.as_path()];
    if sources != migrations.migration_dir {
        dirs.push(&sources);
    }
    for dir in dirs {
        let failed = |source| Error::Io { act: "read", path: dir.to_owned(), source };
        for entry in fs::read_dir(dir).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if name.starts_with('.') && name.ends_with(ENDING) {
                disk.remove(&path)?;
            }
        }
    }
    Ok(())
}

/// A journal that leads out of the directory is not ours.
fn parse(text: &str) -> Option<Journal> {
    let journal: Journal = serde_json::from_str(text).ok()?;
    let inside = |path: &Path| path.components().all(|part| matches!(part, Component::Normal(_)));
    let sound = journal.version == 1
        && journal.moves.iter().all(|step| inside(&step.from) && inside(&step.to));
    sound.then_some(journal)
}

fn staged(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{}{ENDING}", name.trim_start_matches('.')))
}

fn relative(migrations: &MigrationCrate, path: &Path) -> PathBuf {
    path.strip_prefix(&migrations.migration_dir).unwrap_or(path).to_owned()
}

fn same(a: &Path, b: &Path) -> bool {
    matches!((fs::read(a), fs::read(b)), (Ok(a), Ok(b)) if a == b)
}

/// The calls that change something, so that a test can make them fail at any point.
pub(super) struct Disk {
    /// How many more calls succeed before the process counts as dead.
    left: Option<Cell<usize>>,
}

impl Disk {
    pub(super) fn real() -> Self {
        Self { left: None }
    }

    /// Allows this many calls and no more.
    #[cfg(test)]
    pub(super) fn dying_after(calls: usize) -> Self {
        Self { left: Some(Cell::new(calls)) }
    }

    fn call<T>(
        &self,
        act: &'static str,
        path: &Path,
        call: impl FnOnce() -> io::Result<T>,
    ) -> Result<T, Error> {
        let result = match &self.left {
            Some(left) if left.get() == 0 => Err(io::Error::other("killed")),
            Some(left) => {
                left.set(left.get() - 1);
                call()
            }
            None => call(),
        };
        result.map_err(|source| Error::Io { act, path: path.to_owned(), source })
    }

    fn write(&self, path: &Path, text: &str) -> Result<(), Error> {
        let mut file = self.call("create", path, || File::create_new(path))?;
        let (head, tail) = text.as_bytes().split_at(text.len() / 2);
        // In two halves, so that a test can die in between.
        self.call("write", path, || file.write_all(head))?;
        self.call("write", path, || file.write_all(tail))?;
        self.call("write", path, || file.sync_all())
    }

    fn copy_permissions(&self, from: &Path, to: &Path) -> Result<(), Error> {
        let Ok(metadata) = fs::metadata(from) else { return Ok(()) };
        self.call("write", to, || fs::set_permissions(to, metadata.permissions()))
    }

    fn rename(&self, from: &Path, to: &Path) -> Result<(), Error> {
        self.call("write", to, || fs::rename(from, to))
    }

    fn link(&self, from: &Path, to: &Path) -> Result<(), Error> {
        self.call("write", to, || fs::hard_link(from, to))
    }

    fn remove(&self, path: &Path) -> Result<(), Error> {
        self.call("remove", path, || fs::remove_file(path))
    }

    /// Flushes a directory, on systems that support it.
    fn sync(&self, dir: &Path) {
        let _ = self.call("write", dir, || File::open(dir)?.sync_all());
    }
}

#[cfg(test)]
mod tests;
