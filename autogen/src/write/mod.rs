//! Writes a migration's files into its crate, all or none.
//!
//! Three files change: the new migration, the `lib.rs` (or `mod.rs`) that lists it, and `schema.lock`. Whenever the
//! process is killed, the next run's [`recover`] leaves the crate either unchanged or complete; [`journal`] says how.

pub mod format;
pub mod journal;
pub mod register;
pub mod stem;
pub mod zone;

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use self::{
    journal::{Disk, Entry, WriteMode},
    register::{
        CannotRegister,
        record::{self, Told},
    },
};

/// The migration crate.
#[derive(Clone, Debug)]
pub struct MigrationCrate {
    pub migration_dir: PathBuf,
}

/// What to write.
#[derive(Clone, Copy, Debug)]
pub struct Contents<'a> {
    /// The module, which is the file's name without its extension: [`stem::Pattern`].
    pub module: &'a str,
    /// The migration's source.
    pub source: &'a str,
    /// The new `schema.lock`; `None` leaves it unchanged.
    pub lock: Option<&'a str>,
    /// The last migration of the list when this one was planned. It must still be the last.
    pub last: Option<&'a str>,
}

/// What was written.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Written {
    pub migration: PathBuf,
    /// The file that lists it.
    pub list: PathBuf,
    /// Why that file does not list it yet, and the lines that somebody has to add.
    pub unlisted: Option<CannotRegister>,
    pub lock: Option<PathBuf>,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("`{}` is not a migration crate: there is no `lib.rs`, `mod.rs` or `main.rs` in `{}`", .dir.display(), .sources.display())]
    NoList { dir: PathBuf, sources: PathBuf },
    #[error("`{}` exists already", .0.display())]
    Exists(PathBuf),
    #[error("another migration was added to `{}` while this one was planned; nothing was written", .0.display())]
    Overtaken(PathBuf),
    #[error("`{}` is a symbolic link, which would be replaced by a file", .0.display())]
    Link(PathBuf),
    #[error("`{}` is not a journal that this version understands: finish or undo by hand what it lists", .0.display())]
    Journal(PathBuf),
    #[error("`{}`: {source}", .list.display())]
    Register { list: PathBuf, source: CannotRegister },
    #[error("cannot {act} `{}`: {source}", .path.display())]
    Io { act: &'static str, path: PathBuf, source: io::Error },
}

impl Error {
    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::NoList { .. } => {
                "name the crate or module with `impl MigratorTrait` by --migration DIR, or `migration = \"…\"` in autogen.toml".to_owned()
            }
            Self::Exists(path) => {
                format!("move `{}` away, or write a migration with another message", path.display())
            }
            Self::Overtaken(_) => {
                "look at what was added meanwhile, then run the same command again".to_owned()
            }
            Self::Link(_) => "replace the link with the file that it leads to".to_owned(),
            Self::Journal(path) => format!("delete `{}` when that is done", path.display()),
            Self::Register { .. } => {
                "write `fn migrations() -> Vec<Box<dyn MigrationTrait>> { vec![…] }`, as `sea-orm-cli migrate init` does".to_owned()
            }
            Self::Io { path, .. } => {
                format!("make sure that `{}` can be read and written, then try again", path.display())
            }
        }
    }
}

impl MigrationCrate {
    pub fn new(migration_dir: impl Into<PathBuf>) -> Self {
        Self { migration_dir: migration_dir.into() }
    }

    /// The directory of the migrations: `src/` if it exists, as in SeaORM's layout, otherwise the crate's directory.
    #[must_use]
    pub fn sources(&self) -> PathBuf {
        let sources = self.migration_dir.join("src");
        if sources.is_dir() { sources } else { self.migration_dir.clone() }
    }

    /// The file that lists the migrations.
    pub fn list(&self) -> Result<PathBuf, Error> {
        let sources = self.sources();
        ["lib.rs", "mod.rs", "main.rs"]
            .into_iter()
            .map(|name| sources.join(name))
            .find(|path| path.is_file())
            .ok_or_else(|| Error::NoList { dir: self.migration_dir.clone(), sources })
    }

    /// The manifest of the migrations' crate.
    #[must_use]
    pub fn manifest(&self) -> PathBuf {
        let manifests = self.migration_dir.ancestors().map(|it| it.join("Cargo.toml"));
        let manifest = manifests.into_iter().find(|it| it.is_file());
        manifest.unwrap_or_else(|| self.migration_dir.join("Cargo.toml"))
    }

    #[must_use]
    pub fn lock(&self) -> PathBuf {
        self.migration_dir.join("schema.lock")
    }

    /// The migrations in the order of the list.
    pub fn registered(&self) -> Result<Vec<String>, Error> {
        let list = self.list()?;
        register::registered(&read(&list)?).map_err(|source| Error::Register { list, source })
    }

    /// The table that migrations are recorded in. If the list cannot be read, the caller that reads it first reports
    /// that.
    #[must_use]
    pub fn record_table(&self) -> Told {
        let list = self.list().and_then(|list| read(&list));
        list.map_or(Told::Default, |text| record::table(&text))
    }

    /// The source of a migration, if it has its own file.
    #[must_use]
    pub fn source(&self, module: &str) -> Option<String> {
        let sources = self.sources();
        let file = fs::read_to_string(sources.join(format!("{module}.rs")));
        file.or_else(|_| fs::read_to_string(sources.join(module).join("mod.rs"))).ok()
    }

    /// The migrations that have files, sorted: their order as far as names tell.
    pub fn files(&self) -> Result<Vec<String>, Error> {
        let dir = self.sources();
        let failed = |source| Error::Io { act: "read", path: dir.clone(), source };
        let mut modules = Vec::new();
        for entry in fs::read_dir(&dir).map_err(failed)? {
            let name = entry.map_err(failed)?.file_name().to_string_lossy().into_owned();
            let module = name.strip_suffix(".rs").filter(|name| stem::time(name).is_some());
            modules.extend(module.map(ToOwned::to_owned));
        }
        modules.sort();
        Ok(modules)
    }

    /// Other runs wait until this is dropped; for a killed process the system drops it. Not every system can lock a
    /// directory; without a lock, simultaneous runs are not kept apart.
    fn hold(&self) -> Option<File> {
        let dir = File::open(&self.migration_dir).ok()?;
        dir.lock().ok().map(|()| dir)
    }
}

/// Completes what an earlier run had decided to write, and removes other leftovers.
pub fn recover(migrations: &MigrationCrate) -> Result<(), Error> {
    let _held = migrations.hold();
    journal::recover(migrations, &Disk::real())
}

/// Writes a migration and registers it. If the list is code that this program cannot edit, somebody has to.
pub fn write(migrations: &MigrationCrate, contents: &Contents) -> Result<Written, Error> {
    let _held = migrations.hold();
    let disk = Disk::real();
    journal::recover(migrations, &disk)?;
    let (written, entries) = prepare(migrations, contents)?;
    journal::write(migrations, &disk, &entries)?;
    Ok(written)
}

/// Writes new files, or replaces existing ones: all or none.
pub fn texts(migrations: &MigrationCrate, texts: &[(PathBuf, String)]) -> Result<(), Error> {
    let _held = migrations.hold();
    let disk = Disk::real();
    journal::recover(migrations, &disk)?;
    if let Some((link, _)) = texts.iter().find(|(path, _)| path.is_symlink()) {
        return Err(Error::Link(link.clone()));
    }
    let entry = |(to, text): &(PathBuf, String)| Entry {
        to: to.clone(),
        kind: WriteMode::Replace,
        text: text.clone(),
    };
    let entries: Vec<Entry> = texts.iter().map(entry).collect();
    journal::write(migrations, &disk, &entries)
}

/// Checks everything that can be refused, before anything is written.
fn prepare(
    migrations: &MigrationCrate,
    contents: &Contents,
) -> Result<(Written, Vec<Entry>), Error> {
    let migration = migrations.sources().join(format!("{}.rs", contents.module));
    if migration.exists() {
        return Err(Error::Exists(migration));
    }
    let list = migrations.list()?;
    let before = read(&list)?;
    let (after, unlisted) = match register::register(&before, contents.module) {
        Ok(after) => (Some(format::as_before(&migrations.sources(), &before, after)), None),
        Err(unlisted) if unlisted.module.is_some() => (None, Some(unlisted)),
        Err(source) => return Err(Error::Register { list, source }),
    };
    let known = register::registered(&before).or_else(|_| migrations.files())?;
    if known.last().map(String::as_str) != contents.last {
        return Err(Error::Overtaken(list));
    }
    let lock = contents.lock.map(|_| migrations.lock());
    for path in [Some(&list), lock.as_ref()].into_iter().flatten() {
        if path.is_symlink() {
            return Err(Error::Link(path.clone()));
        }
    }
    // An intermediate state compiles too: an unlisted file does no harm, a missing listed file does.
    let mut entries = vec![Entry {
        to: migration.clone(),
        kind: WriteMode::Create,
        text: contents.source.to_owned(),
    }];
    if let Some(text) = after {
        entries.push(Entry { to: list.clone(), kind: WriteMode::Replace, text });
    }
    if let (Some(to), Some(text)) = (lock.clone(), contents.lock) {
        entries.push(Entry { to, kind: WriteMode::Replace, text: text.to_owned() });
    }
    Ok((Written { migration, list, unlisted, lock }, entries))
}

fn read(path: &Path) -> Result<String, Error> {
    fs::read_to_string(path).map_err(|source| Error::Io {
        act: "read",
        path: path.to_owned(),
        source,
    })
}
