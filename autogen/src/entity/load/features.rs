//! The enabled cargo features of a crate: the given ones, or those that its workspace enables.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use crate::entity::Features;

use super::{
    crates::{self, Crate, Dependency},
    files::Files,
};

/// The enabled features of a crate, with all features that they enable.
pub(super) fn of(files: Files<'_>, features: &Features, found: &Crate) -> BTreeSet<String> {
    let stated = |names: &BTreeSet<String>| implied(&found.manifest, names.clone());
    let default = || BTreeSet::from(["default".to_owned()]);
    match features {
        Features::Workspace => match Workspace::around(files, found) {
            Some(workspace) => workspace.features_of(&found.folder),
            None => stated(&default()),
        },
        Features::DefaultAnd(names) => stated(&names.union(&default()).cloned().collect()),
        Features::Only(names) => stated(names),
        Features::All => {
            let table = found.manifest.get("features").and_then(toml::Value::as_table);
            table.into_iter().flat_map(toml::Table::keys).cloned().collect()
        }
    }
}

/// Some features of a crate, and those that they enable in it.
fn implied(manifest: &toml::Table, mut pending: BTreeSet<String>) -> BTreeSet<String> {
    let mut on = BTreeSet::new();
    while let Some(feature) = pending.pop_first() {
        pending.extend(
            turned_on(manifest, &feature).filter(|it| !on.contains(*it)).map(str::to_owned),
        );
        on.insert(feature);
    }
    on
}

/// The right-hand side of a feature in a manifest.
fn turned_on<'a>(manifest: &'a toml::Table, feature: &str) -> impl Iterator<Item = &'a str> {
    let table = manifest.get("features").and_then(toml::Value::as_table);
    let implied = table.and_then(|table| table.get(feature)?.as_array());
    implied.into_iter().flatten().filter_map(toml::Value::as_str)
}

/// What a build of the whole workspace enables: the default features of its members, and the features that members
/// enable in each other. Dev-dependencies do not count.
struct Workspace {
    crates: BTreeMap<PathBuf, Member>,
}

struct Member {
    manifest: toml::Table,
    dependencies: Vec<Dependency>,
    on: BTreeSet<String>,
}

impl Workspace {
    /// The surrounding workspace.
    fn around(files: Files<'_>, found: &Crate) -> Option<Self> {
        let (folder, manifest) = found.workspace(files)?;
        let mut crates = BTreeMap::new();
        let mut pending = members(files, &folder, &manifest);
        pending.push(crates::normal(&found.folder));
        while let Some(folder) = pending.pop() {
            if crates.contains_key(&folder) {
                continue;
            }
            let Some(found) = Crate::of_folder(files, &folder) else { continue };
            let dependencies = found.dependencies(files);
            pending.extend(dependencies.iter().map(|it| it.folder.clone()));
            let (manifest, on) = (found.manifest, BTreeSet::new());
            crates.insert(folder, Member { manifest, dependencies, on });
        }
        let mut workspace = Self { crates };
        let folders: Vec<_> = workspace.crates.keys().cloned().collect();
        for folder in folders {
            workspace.turn_on(&folder, "default");
            workspace.use_dependencies(&folder, |it| !it.optional);
        }
        Some(workspace)
    }

    fn features_of(mut self, folder: &Path) -> BTreeSet<String> {
        let member = self.crates.remove(&crates::normal(folder));
        member.map(|it| it.on).unwrap_or_default()
    }

    fn turn_on(&mut self, folder: &Path, feature: &str) {
        let Some(member) = self.crates.get_mut(folder) else { return };
        if !member.on.insert(feature.to_owned()) {
            return;
        }
        let implied: Vec<_> = turned_on(&member.manifest, feature).map(str::to_owned).collect();
        // An optional dependency is a feature of the same name.
        self.use_dependencies(folder, |it| it.optional && it.key == feature);
        for entry in implied {
            match (entry.strip_prefix("dep:"), entry.split_once('/')) {
                (Some(name), _) => self.use_dependencies(folder, |it| it.key == name),
                (None, Some((name, feature))) => {
                    if !name.ends_with('?') {
                        self.use_dependencies(folder, |it| it.key == name);
                    }
                    let name = name.trim_end_matches('?');
                    for target in self.targets(folder, |it| it.key == name) {
                        self.turn_on(&target.folder, feature);
                    }
                }
                (None, None) => self.turn_on(folder, &entry),
            }
        }
    }

    /// Enables what a crate requires of its dependencies.
    fn use_dependencies(&mut self, folder: &Path, which: impl Fn(&Dependency) -> bool) {
        for target in self.targets(folder, which) {
            let (names, default) = match &target.features {
                Features::Only(names) => (names, None),
                Features::DefaultAnd(names) => (names, Some("default")),
                Features::Workspace | Features::All => continue,
            };
            for name in default.into_iter().chain(names.iter().map(String::as_str)) {
                self.turn_on(&target.folder, name);
            }
        }
    }

    fn targets(&self, folder: &Path, which: impl Fn(&Dependency) -> bool) -> Vec<Dependency> {
        let dependencies = self.crates.get(folder).map(|it| &it.dependencies);
        dependencies.into_iter().flatten().filter(|it| which(it)).cloned().collect()
    }
}

/// The folders of a workspace's members, including its own package.
fn members(files: Files<'_>, folder: &Path, manifest: &toml::Table) -> Vec<PathBuf> {
    let list = |key: &str| {
        let list = manifest.get("workspace").and_then(|it| it.get(key)?.as_array());
        list.into_iter().flatten().filter_map(toml::Value::as_str)
    };
    let excluded: Vec<_> = list("exclude").map(|it| crates::normal(&folder.join(it))).collect();
    let mut members = vec![crates::normal(folder)];
    for pattern in list("members") {
        let mut reached = vec![folder.to_owned()];
        for part in Path::new(pattern).components() {
            let part = part.as_os_str().to_string_lossy();
            reached = reached.iter().flat_map(|it| step(files, it, &part)).collect();
        }
        members.extend(reached.iter().map(|it| crates::normal(it)));
    }
    members.retain(|it| !excluded.contains(it));
    members
}

/// The folders that match a component of a pattern.
fn step(files: Files<'_>, folder: &Path, part: &str) -> Vec<PathBuf> {
    let Some((before, after)) = part.split_once('*') else { return vec![folder.join(part)] };
    let fits = |name: &str| {
        name.len() + 1 >= part.len() && name.starts_with(before) && name.ends_with(after)
    };
    let below = files.list(folder).into_iter();
    below.filter(|it| it.file_name().and_then(|it| it.to_str()).is_some_and(fits)).collect()
}
