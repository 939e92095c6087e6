//! The crates of a project that has none yet: manifests, and a migration crate without migrations.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use super::{
    super::args::{Adopt, WithSerde},
    Plan,
    project::Project,
};
use crate::adopt::Adopted;

/// The features of SeaORM that are on by default.
const DEFAULT: &[&str] =
    &["with-chrono", "with-json", "with-rust_decimal", "with-time", "with-uuid"];

/// Adds what is missing of the workspace and its two crates, and notes what is missing in files that stay as they are.
pub(super) fn add(project: &Project, adopt: &Adopt, adopted: &Adopted, plan: &mut Plan) {
    let entity = project.entity.join("Cargo.toml");
    match fs::read_to_string(&entity) {
        Ok(text) => {
            let modules: Vec<&String> = adopted.modules.values().collect();
            plan.notes.extend(lacking(&text, &adopted.features, &modules));
        }
        Err(_) if project.sources.ends_with("src") => {
            let text = entity_manifest(&project.entity, adopt, adopted);
            plan.files.insert(entity, text);
        }
        // The entities are a module of a crate.
        Err(_) => {}
    }
    let migration = &project.settings.migration;
    let is_new = !migration.migration_dir.exists();
    if is_new {
        let dir = &migration.migration_dir;
        plan.files.insert(dir.join("Cargo.toml"), migration_manifest(dir));
        plan.files.insert(dir.join("src/lib.rs"), MIGRATOR.to_owned());
        plan.files.insert(dir.join("src/main.rs"), main(dir));
    }
    let members: Vec<PathBuf> = [&project.entity, &migration.migration_dir]
        .into_iter()
        .map(|it| project.below(it))
        .filter(|it| plan.files.keys().any(|path| project.below(path) == it.join("Cargo.toml")))
        .collect();
    if members.is_empty() {
        return;
    }
    let members: Vec<String> =
        members.iter().map(|it| format!("{:?}", it.to_string_lossy())).collect();
    let root = project.root.join("Cargo.toml");
    if root.exists() {
        let list = members.join(", ");
        plan.notes.push(format!("Cargo.toml of the workspace: add {list} to its `members`"));
    } else {
        let text = format!("[workspace]\nmembers = [{}]\nresolver = \"3\"\n", members.join(", "));
        plan.files.insert(root, text);
    }
}

fn features(of_types: &BTreeSet<&'static str>) -> Vec<&'static str> {
    let mut features = vec!["macros", "runtime-tokio-rustls", "sqlx-postgres"];
    features.extend(of_types);
    features.sort_unstable();
    features
}

/// The dependencies that a manifest seems not to have, for types with these features and for these modules.
pub(super) fn lacking(
    text: &str,
    of_types: &BTreeSet<&'static str>,
    modules: &[&String],
) -> Vec<String> {
    let by_default =
        !text.contains("default-features = false") && !text.contains("workspace = true");
    let needed = features(of_types)
        .into_iter()
        .filter(|it| it.starts_with("with-") || it.starts_with("postgres-"));
    let features: Vec<&str> =
        needed.filter(|it| !(text.contains(it) || by_default && DEFAULT.contains(it))).collect();
    let mut notes = Vec::new();
    if !features.is_empty() {
        notes.push(format!("Cargo.toml of the entities: sea-orm needs {}", features.join(", ")));
    }
    let uses = |word: &str| modules.iter().any(|it| it.contains(word));
    if uses("autogen_derive::") && !text.contains("autogen-derive") {
        notes.push("Cargo.toml of the entities: add autogen-derive".to_owned());
    }
    if uses("use serde::") && !text.contains("serde") {
        notes.push("Cargo.toml of the entities: add serde".to_owned());
    }
    notes
}

fn entity_manifest(dir: &Path, adopt: &Adopt, adopted: &Adopted) -> String {
    let mut text = package(dir, "entity");
    let list: Vec<String> =
        features(&adopted.features).iter().map(|it| format!("    {it:?},\n")).collect();
    text.push_str(&format!("autogen-derive = {}\n", own(dir, "derive")));
    text.push_str(&format!(
        "sea-orm = {{ version = \"2\", default-features = false, features = [\n{}] }}\n",
        list.concat()
    ));
    if adopt.with_serde != WithSerde::None {
        text.push_str("serde = { version = \"1\", features = [\"derive\"] }\n");
    }
    text
}

fn migration_manifest(dir: &Path) -> String {
    let mut text = package(dir, "migration");
    text.push_str(&format!("autogen-runner = {}\n", own(dir, "../runner")));
    text.push_str(
        "sea-orm-migration = { version = \"2\", default-features = false, features = [\n    \
         \"runtime-tokio-rustls\",\n    \"sqlx-postgres\",\n] }\n",
    );
    text
}

fn package(dir: &Path, fallback: &str) -> String {
    let name = dir.file_name().map_or(fallback.into(), |it| it.to_string_lossy());
    format!(
        "[package]\nname = {name:?}\nversion = \"0.1.0\"\nedition = \"2024\"\npublish = false\n\n[dependencies]\n"
    )
}

/// A crate of this project: in the clone that this program was built from, if that is still there.
fn own(dir: &Path, name: &str) -> String {
    let clone = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    match fs::canonicalize(&clone) {
        Ok(found) if found.join("Cargo.toml").is_file() => {
            format!("{{ path = {:?} }}", relative(&found, dir).to_string_lossy())
        }
        _ => format!("{:?}", env!("CARGO_PKG_VERSION")),
    }
}

/// The path from one directory to another: relative if they are beside each other.
fn relative(to: &Path, from: &Path) -> PathBuf {
    let from = std::path::absolute(from).unwrap_or_else(|_| from.to_owned());
    let common = to.components().zip(from.components()).take_while(|(a, b)| a == b).count();
    let up = from.components().count() - common;
    if up > 3 {
        return to.to_owned();
    }
    let steps = std::iter::repeat_n(Path::new(".."), up);
    steps.chain(to.components().skip(common).map(|it| Path::new(it.as_os_str()))).collect()
}

const MIGRATOR: &str = "use sea_orm_migration::prelude::*;

pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![]
    }
}
";

fn main(dir: &Path) -> String {
    let name = dir.file_name().map_or("migration".into(), |it| it.to_string_lossy());
    format!("runner::main!({}::Migrator);\n", name.replace('-', "_"))
}
