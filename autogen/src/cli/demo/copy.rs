//! A throw-away copy of the workspace, with one more entity.

use std::{
    collections::BTreeSet,
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use tempfile::TempDir;

use crate::cli::report::Failure;

/// The entity that the demo adds; never compiled here.
pub(super) const ENTITY: &str = include_str!("note.rs");
pub(super) const ENTITY_FILE: &str = "entity/src/note.rs";
const ENTITIES: &str = "entity/src/lib.rs";
const MIGRATIONS: &str = "migration/src";
const CONFIGURATION: &str = ".cargo/config.toml";
/// Cargo distinguishes the copy's `migration` from the clone's only by its build settings. Without a setting of its
/// own, cargo could use the build of one for the other.
const APART: &str = "
# So that cargo keeps what it builds of this copy apart from what it builds of the clone.
[profile.dev.package.migration]
codegen-units = 255
";
/// Files that only the sample workspace has.
const SAMPLE: [&str; 5] =
    ["autogen/Cargo.toml", "entity/src/story.rs", ENTITIES, "migration/src/lib.rs", CONFIGURATION];
/// Files that git ignores too: build results, history, the developer's database and its address.
const LEFT_OUT: [&str; 4] = ["target", ".git", ".postgres", ".env"];

/// The copy. It is deleted when the value is dropped, unless it is kept.
pub(super) struct Copy {
    directory: TempDir,
}

impl Copy {
    pub(super) fn of(workspace: &Path) -> Result<Self, Failure> {
        if let Some(missing) = SAMPLE.iter().find(|file| !workspace.join(file).is_file()) {
            return Err(Failure::new(
                format!(
                    "the demo needs autogen's sample workspace, but `{}` has no `{missing}`",
                    workspace.display()
                ),
                "run it in a clone of autogen: cargo run -p autogen -- demo",
            ));
        }
        if workspace.join(ENTITY_FILE).exists() {
            return Err(Failure::new(
                format!("the demo adds `{ENTITY_FILE}`, but that file already exists"),
                "move it away, and run the demo again",
            ));
        }
        let failed = |error| Failure::system("the workspace cannot be copied", &error);
        let directory =
            tempfile::Builder::new().prefix("autogen-demo-").tempdir().map_err(failed)?;
        copy(workspace, directory.path(), &LEFT_OUT).map_err(failed)?;
        let configuration = directory.path().join(CONFIGURATION);
        let text = fs::read_to_string(&configuration).map_err(failed)?;
        fs::write(configuration, text + APART).map_err(failed)?;
        Ok(Self { directory })
    }

    pub(super) fn root(&self) -> &Path {
        self.directory.path()
    }

    /// Writes the entity and declares its module in the crate.
    pub(super) fn add_entity(&self) -> Result<(), Failure> {
        let failed = |error| Failure::system("the entity cannot be added", &error);
        let entities = self.root().join(ENTITIES);
        let text = fs::read_to_string(&entities).map_err(failed)?;
        fs::write(&entities, format!("{}\npub mod note;\n", text.trim_end())).map_err(failed)?;
        fs::write(self.root().join(ENTITY_FILE), ENTITY).map_err(failed)
    }

    /// The files of the migration crate, relative to the copy's root.
    pub(super) fn migrations(&self) -> BTreeSet<PathBuf> {
        let entries = fs::read_dir(self.root().join(MIGRATIONS)).into_iter().flatten().flatten();
        entries.map(|entry| Path::new(MIGRATIONS).join(entry.file_name())).collect()
    }

    /// Keeps the copy and returns its path.
    pub(super) fn keep(self) -> PathBuf {
        self.directory.keep()
    }
}

/// Copies files with their modification times, so that cargo recognises what it has already built.
fn copy(from: &Path, to: &Path, left_out: &[&str]) -> io::Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (name, path) = (entry.file_name(), entry.path());
        if left_out.iter().any(|it| name == *it) || is_cache(&path) {
            continue;
        }
        let target = to.join(&name);
        if entry.file_type()?.is_dir() {
            fs::create_dir(&target)?;
            copy(&path, &target, &[".env"])?;
        } else if path.is_file() {
            fs::copy(&path, &target)?;
            let changed = fs::metadata(&path)?.modified()?;
            File::options().write(true).open(&target)?.set_modified(changed)?;
        }
    }
    Ok(())
}

/// A target directory with another name.
fn is_cache(path: &Path) -> bool {
    path.join("CACHEDIR.TAG").is_file()
}
