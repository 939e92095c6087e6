//! Finds the crates of a workspace that contain entities, and the one that contains migrations.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use super::{args::Common, report::Failure};
use crate::{
    entity,
    schema::diagnostic::{Diagnostic, Severity},
    write::register::{self, Reason},
};

/// Both paths are relative to the workspace.
pub(super) struct Crates {
    pub(super) entities: Vec<PathBuf>,
    /// `None` if there is none.
    pub(super) migration: Option<PathBuf>,
}

/// A crate and its dependencies.
struct Found {
    directory: PathBuf,
    kind: CrateKind,
}

#[derive(Clone, Copy, Eq, PartialEq)]
enum CrateKind {
    Entities,
    Migrations,
    /// Migrations, as far as source tells: code computes several lists of them.
    ComputedMigrations,
}

/// The crates that the arguments name; otherwise the only crate of its kind.
///
/// # Errors
/// If there is none with entities, or more than one of a kind.
pub(super) fn crates(root: &Path, common: &Common) -> Result<Crates, Failure> {
    let found = found(root);
    let of = |kind: CrateKind| -> Vec<PathBuf> {
        found.iter().filter(|it| it.kind == kind).map(|it| it.directory.clone()).collect()
    };
    let migration = match (&common.migration, of(CrateKind::Migrations).as_slice()) {
        (Some(given), _) => Some(relative(given, root)),
        (None, [only]) => Some(only.clone()),
        (None, []) => None,
        (None, several) => return Err(undecided("migration", several)),
    };
    let entities = match (common.entity.as_slice(), of(CrateKind::Entities).as_slice()) {
        ([], [only]) => vec![only.clone()],
        ([], []) => {
            return Err(Failure::new(
                "there is no entity in the workspace",
                "entities are in a crate with sea-orm and a `DeriveEntityModel`: name it with `--entity DIR`",
            ));
        }
        ([], several) => return Err(undecided("entity", several)),
        (given, _) => given.iter().map(|it| relative(it, root)).collect(),
    };
    Ok(Crates { entities, migration })
}

/// The reason why nothing can be written without a migration crate.
pub(super) fn no_migrations() -> Failure {
    Failure::new(
        "there is no migration crate in the workspace",
        "migrations are in a crate with sea-orm-migration and a `MigratorTrait`: create one with `sea-orm-cli migrate init`",
    )
    .help("or name it with `--migration DIR`")
}

/// The crates of a workspace in which adopted entities and their migrations go: those that the arguments name, or else
/// the only ones; `None` for those that are still to be made.
pub(super) fn so_far(
    root: &Path,
    common: &Common,
) -> Result<(Option<PathBuf>, Option<PathBuf>), Failure> {
    let found = found(root);
    let only = |kind: CrateKind, name: &str, given: Option<&PathBuf>| {
        let all: Vec<PathBuf> =
            found.iter().filter(|it| it.kind == kind).map(|it| it.directory.clone()).collect();
        match (given, &all[..]) {
            (Some(given), _) => Ok(Some(relative(given, root))),
            (None, [only]) => Ok(Some(only.clone())),
            (None, []) => Ok(None),
            (None, several) => Err(undecided(name, several)),
        }
    };
    let entity = only(CrateKind::Entities, "entity", common.entity.first())?;
    Ok((entity, only(CrateKind::Migrations, "migration", common.migration.as_ref())?))
}

/// Every crate of the workspace, by its directory.
fn found(root: &Path) -> Vec<Found> {
    let mut found = Vec::new();
    walk(root, root, &mut found);
    for member in hidden_members(root) {
        walk(&root.join(member), root, &mut found);
    }
    found.sort_by(|a, b| a.directory.cmp(&b.directory));
    let has_list = found.iter().any(|it| it.kind == CrateKind::Migrations);
    found.retain(|it| !has_list || it.kind != CrateKind::ComputedMigrations);
    for computed in found.iter_mut().filter(|it| it.kind == CrateKind::ComputedMigrations) {
        computed.kind = CrateKind::Migrations;
    }
    found
}

/// The members of the workspace in directories that are not searched.
fn hidden_members(root: &Path) -> Vec<String> {
    let text = fs::read_to_string(root.join("Cargo.toml")).unwrap_or_default();
    let workspace: toml::Table = toml::from_str(&text).unwrap_or_default();
    let members = workspace.get("workspace").and_then(|it| it.get("members")?.as_array());
    let names = members.into_iter().flatten().filter_map(|it| it.as_str());
    let is_hidden = |it: &&str| it.split('/').any(|it| !matches!(it, "." | "..") && is_skipped(it));
    names.filter(is_hidden).map(str::to_owned).collect()
}

fn is_skipped(name: &str) -> bool {
    name.starts_with('.') || matches!(name, "target" | "node_modules")
}

fn undecided(kind: &str, several: &[PathBuf]) -> Failure {
    let mut flags = several.iter().map(|it| format!("`--{kind} {}`", it.display()));
    let message = format!("there is more than one {kind} crate");
    let failure = Failure::undecided(message, flags.next().unwrap_or_default());
    flags.fold(failure, Failure::help)
}

fn relative(path: &Path, root: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    below(&path, root).to_owned()
}

/// The crate as the settings name it: the workspace itself is `.`.
fn below<'a>(path: &'a Path, root: &Path) -> &'a Path {
    let path = path.strip_prefix(root).unwrap_or(path);
    if path.as_os_str().is_empty() { Path::new(".") } else { path }
}

/// Generated, hidden and downloaded directories contain no sources, unless the workspace names them as members.
fn walk(directory: &Path, root: &Path, found: &mut Vec<Found>) {
    for (directory, kind) in contents(directory) {
        found.push(Found { directory: below(&directory, root).to_owned(), kind });
    }
    for entry in fs::read_dir(directory).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !is_skipped(&name) && entry.file_type().is_ok_and(|it| it.is_dir()) {
            walk(&entry.path(), root, found);
        }
    }
}

/// What a crate contains, and where: migrations may be in a module of it.
fn contents(directory: &Path) -> Vec<(PathBuf, CrateKind)> {
    let Some(manifest) = manifest(directory) else { return Vec::new() };
    let depends = |name: &str| manifest.get("dependencies").and_then(|it| it.get(name)).is_some();
    let says =
        |words: &str| source_where(&directory.join("src"), &|text: &str| text.contains(words));
    // Before SeaORM 0.8 the trait was in `sea_schema::migration`; with Loco it may come from `loco_rs`.
    let list = source_where(&directory.join("src"), &lists_migrations);
    let list = list.map(|list| (list, CrateKind::Migrations)).or_else(|| {
        let computed = source_where(&directory.join("src"), &computes_lists);
        computed.map(|list| (list, CrateKind::ComputedMigrations))
    });
    let (migrations, kind) = list.map_or((None, CrateKind::Migrations), |(list, kind)| {
        (Some(migrations_of(directory, &list)), kind)
    });
    let is_whole = migrations.as_deref() == Some(directory);
    let has_entities = !is_whole
        && (depends("sea-orm") || depends("sea-orm-migration"))
        && says("DeriveEntity").is_some()
        && has_entities(directory, migrations.as_ref());
    let entities = has_entities.then(|| (directory.to_owned(), CrateKind::Entities));
    let migrations = migrations.map(|it| (it, kind));
    entities.into_iter().chain(migrations).collect()
}

/// Whether the directory is one of a crate, and not only of the same name.
pub(super) fn is_crate(directory: &Path) -> bool {
    manifest(directory).is_some()
}

/// The manifest of a crate. A workspace may have one without a package.
fn manifest(directory: &Path) -> Option<toml::Table> {
    let text = fs::read_to_string(directory.join("Cargo.toml")).ok()?;
    let manifest: toml::Table = toml::from_str(&text).ok()?;
    manifest.contains_key("package").then_some(manifest)
}

/// Whether a source file lists migrations itself. A file that only runs them names the trait too, and may implement
/// it by delegating to another crate.
fn lists_migrations(text: &str) -> bool {
    let declares = |line: &str| {
        let line = line.trim_start();
        let module = line.strip_prefix("pub ").unwrap_or(line).strip_prefix("mod m");
        module.is_some_and(|it| it.starts_with(|c: char| c.is_ascii_digit()))
    };
    text.contains("MigratorTrait")
        && match register::registered(text) {
            Ok(_) => true,
            Err(error) => {
                matches!(error.reason, Reason::Built | Reason::SeveralMigrators)
                    && text.lines().any(declares)
            }
        }
}

/// Whether a source file implements the trait more than once, so that its lists differ from each other.
fn computes_lists(text: &str) -> bool {
    text.contains("MigratorTrait")
        && register::registered(text)
            .is_err_and(|error| matches!(error.reason, Reason::SeveralMigrators))
}

/// The directory of the module that lists the migrations, or else the crate.
fn migrations_of(directory: &Path, list: &Path) -> PathBuf {
    match list.parent() {
        Some(module) if list.ends_with("mod.rs") => module.to_owned(),
        _ => directory.to_owned(),
    }
}

/// Whether the reader finds entities outside tests and migrations.
fn has_entities(directory: &Path, migrations: Option<&PathBuf>) -> bool {
    let reading = entity::read(&entity::Options {
        roots: vec![directory.to_owned()],
        without: migrations.into_iter().cloned().collect(),
        default_schema: "public".to_owned(),
        types: BTreeMap::new(),
        macros_without_entities: Vec::new(),
        features: entity::Features::Workspace,
    });
    let is_error = |it: &Diagnostic| it.severity == Severity::Error;
    !reading.schema.tables.is_empty() || reading.diagnostics.iter().any(is_error)
}

/// A source file of some kind below the directory.
fn source_where(directory: &Path, is: &impl Fn(&str) -> bool) -> Option<PathBuf> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(directory).into_iter().flatten().flatten().map(|it| it.path()).collect();
    paths.sort();
    paths.into_iter().find_map(|path| {
        if path.is_dir() && !path.is_symlink() {
            // Another crate's files are not this one's.
            let is_own = !path.join("Cargo.toml").is_file();
            return is_own.then(|| source_where(&path, is)).flatten();
        }
        let found = path.extension().is_some_and(|it| it == "rs")
            && fs::read_to_string(&path).is_ok_and(|text| is(&text));
        found.then_some(path)
    })
}
