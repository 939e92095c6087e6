//! Crates: their manifest, their root file, and the crates that they depend on by path.

use std::path::{Component, Path, PathBuf};

use crate::entity::Features;

use super::files::{Files, parent};

/// A crate, before its source is read.
#[derive(Debug)]
pub(super) struct Crate {
    /// Its name in Rust code.
    pub(super) name: String,
    /// Its root file.
    pub(super) file: PathBuf,
    /// The folder of its manifest.
    pub(super) folder: PathBuf,
    pub(super) manifest: toml::Table,
}

/// A dependency on a crate by path: its name, and its folder.
#[derive(Clone, Debug)]
pub(super) struct Dependency {
    pub(super) name: String,
    /// The name in the manifest.
    pub(super) key: String,
    pub(super) optional: bool,
    pub(super) folder: PathBuf,
    pub(super) features: Features,
}

/// Crates whose types are known without their source.
const KNOWN: &[&str] = &["sea_orm", "sea_orm_migration", "sea_query"];

impl Crate {
    /// The crate in a folder with a manifest or source, or in a single file.
    pub(super) fn find(files: Files<'_>, root: &Path) -> Option<Self> {
        if root.extension().is_some_and(|extension| extension == "rs") {
            let name = root.file_stem()?.to_str()?.to_owned();
            let (folder, manifest) = (parent(root), toml::Table::new());
            return files.exists(root).then(|| Self {
                name,
                file: root.to_owned(),
                folder,
                manifest,
            });
        }
        let (manifest, folder, source) = match manifest(files, root) {
            Some(manifest) => (manifest, root.to_owned(), root.join("src")),
            None => match root.file_name().and_then(|name| name.to_str()) {
                Some("src") => {
                    let folder = parent(root);
                    (manifest(files, &folder).unwrap_or_default(), folder, root.to_owned())
                }
                Some(_) | None => (toml::Table::new(), root.to_owned(), root.to_owned()),
            },
        };
        let text = |table: &str, key: &str| manifest.get(table)?.get(key)?.as_str();
        let fallback = root.file_name().and_then(|name| name.to_str()).unwrap_or("entity");
        let name = text("lib", "name").or_else(|| text("package", "name")).unwrap_or(fallback);
        let name = name.replace('-', "_");
        let stated = text("lib", "path").map(|path| folder.join(path));
        let file = stated
            .into_iter()
            .chain(["lib.rs", "main.rs", "mod.rs"].map(|file| source.join(file)))
            .map(|file| normal(&file))
            .find(|file| files.exists(file))?;
        Some(Self { name, file, folder, manifest })
    }

    /// The package in a folder with a manifest, whatever source it has.
    pub(super) fn of_folder(files: Files<'_>, folder: &Path) -> Option<Self> {
        let manifest = manifest(files, folder)?;
        let name = manifest.get("package")?.get("name")?.as_str()?.replace('-', "_");
        Some(Self { name, file: PathBuf::new(), folder: folder.to_owned(), manifest })
    }

    /// Whether the crate is a program, or the library of one: its source contains more than entities.
    pub(super) fn is_application(&self, files: Files<'_>) -> bool {
        self.manifest.contains_key("bin")
            || files.exists(&self.folder.join("src/main.rs"))
            || !files.list(&self.folder.join("src/bin")).is_empty()
    }

    /// The crates that this one depends on by path, directly or through its workspace.
    pub(super) fn dependencies(&self, files: Files<'_>) -> Vec<Dependency> {
        let stated: Vec<(&String, &toml::Value)> = self.dependency_tables().flatten().collect();
        let inherited = |it: &toml::Value| it.get("workspace")?.as_bool().filter(|it| *it);
        let workspace = if stated.iter().any(|(_, it)| inherited(it).is_some()) {
            self.workspace(files)
        } else {
            None
        };
        let dependency = |(key, value): (&String, &toml::Value)| {
            let name = key.replace('-', "_");
            let (base, whole) = match inherited(value) {
                _ if KNOWN.contains(&name.as_str()) => return None,
                None => (&self.folder, value),
                Some(_) => {
                    let (folder, manifest) = workspace.as_ref()?;
                    (folder, manifest.get("workspace")?.get("dependencies")?.get(key)?)
                }
            };
            let folder = normal(&base.join(whole.get("path")?.as_str()?));
            let optional = value.get("optional").and_then(toml::Value::as_bool) == Some(true);
            let (key, features) = (key.clone(), features(whole, value));
            Some(Dependency { name, key, optional, folder, features })
        };
        stated.into_iter().filter_map(dependency).collect()
    }

    /// The crate's own dependencies, on any platform.
    fn dependency_tables(&self) -> impl Iterator<Item = &toml::Table> {
        let targets = self.manifest.get("target").and_then(toml::Value::as_table);
        let targets = targets.into_iter().flat_map(toml::Table::values);
        let own = self.manifest.get("dependencies");
        own.into_iter()
            .chain(targets.filter_map(|it| it.get("dependencies")))
            .filter_map(toml::Value::as_table)
    }

    /// The manifest of the surrounding workspace, and its folder.
    pub(super) fn workspace(&self, files: Files<'_>) -> Option<(PathBuf, toml::Table)> {
        let mut folder = self.folder.as_path();
        // A relative path may lead further up than the current directory.
        let above = std::iter::successors(Some(PathBuf::from("..")), |it| Some(it.join("..")));
        let inside = std::iter::from_fn(|| {
            let here = folder.to_owned();
            folder = folder.parent()?;
            Some(here)
        });
        let relative = self.folder.is_relative();
        let beyond = above.take(if relative { 8 } else { 0 });
        let mut folders =
            inside.chain(std::iter::once(PathBuf::new()).filter(|_| relative)).chain(beyond);
        folders.find_map(|folder| {
            let manifest = manifest(files, &folder)?;
            manifest.contains_key("workspace").then_some((folder, manifest))
        })
    }
}

/// The features that a dependency enables, in the workspace's entry and in the member's.
fn features(whole: &toml::Value, own: &toml::Value) -> Features {
    let list = |value: &toml::Value| value.get("features").and_then(toml::Value::as_array).cloned();
    let stated = [whole, own].into_iter().filter_map(list).flatten();
    let stated = stated.filter_map(|it| it.as_str().map(str::to_owned)).collect();
    let default = whole.get("default-features").and_then(toml::Value::as_bool);
    if default == Some(false) { Features::Only(stated) } else { Features::DefaultAnd(stated) }
}

fn manifest(files: Files<'_>, folder: &Path) -> Option<toml::Table> {
    files.read(&folder.join("Cargo.toml"))?.parse().ok()
}

/// The path without `..` after a name.
pub(super) fn normal(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if out.file_name().is_some() => {
                out.pop();
            }
            part => out.push(part),
        }
    }
    out
}
