//! `autogen.toml` and the arguments, resolved: where everything is and how it is read.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use serde::Deserialize;

use super::{
    answers::Parking,
    args::{Common, FeatureArgs},
    files::{Files, FilesTable},
    find,
    hooks::Hooks,
    report::Failure,
};
use crate::{
    desired::{Scope, ignore::Ignore, naming::Naming},
    entity::{self, Features},
    pipeline::Online,
    schema::stated,
    write,
};

pub(super) const FILE: &str = "autogen.toml";

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Entity crates.
    #[serde(default)]
    entity: Vec<PathBuf>,
    /// The cargo features of the entity crates, with the names of cargo's flags.
    #[serde(default)]
    features: Vec<String>,
    #[serde(default, rename = "all-features")]
    all_features: bool,
    #[serde(default, rename = "no-default-features")]
    no_default_features: bool,
    /// The migration crate.
    migration: Option<PathBuf>,
    /// Postgres schemas to read, besides those the entities name.
    #[serde(default)]
    schemas: Vec<String>,
    /// SQL types for Rust types that cannot be determined from source.
    #[serde(default)]
    types: BTreeMap<String, String>,
    /// Macros of other crates that declare no entities.
    #[serde(default, rename = "macros-without-entities")]
    macros_without_entities: Vec<String>,
    /// Wanted extensions, with their schemas and versions.
    #[serde(default)]
    extensions: BTreeMap<String, stated::Extension>,
    /// What is not compared.
    #[serde(default)]
    ignore: Ignore,
    /// How unnamed objects are named.
    #[serde(default)]
    naming: Naming,
    /// Folders of SQL files.
    sql: Option<Vec<PathBuf>>,
    /// How rows are counted.
    #[serde(default)]
    rows: Rows,
    /// What happens to rows that would be dropped.
    #[serde(default)]
    park: ParkTable,
    /// Which tables are changed in stages, so that programs keep working.
    #[serde(default)]
    online: OnlineTable,
    /// How migrations are named, and what stands at their top.
    #[serde(default)]
    files: FilesTable,
    /// The project's own commands.
    #[serde(default)]
    hooks: Hooks,
}

#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct OnlineTable {
    /// Tables with more rows than this, by the server's estimate.
    rows: u64,
    /// And tables that match a pattern.
    tables: Vec<String>,
}

impl Default for OnlineTable {
    fn default() -> Self {
        Self { rows: runner::__private::LARGE, tables: Vec::new() }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ParkTable {
    #[serde(default)]
    rows: Parking,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rows {
    /// How many seconds to spend counting the rows of one finding.
    timeout: f64,
}

impl Default for Rows {
    fn default() -> Self {
        Self { timeout: 2.0 }
    }
}

/// The resolved settings of a command.
#[derive(Clone, Debug)]
pub(super) struct Settings {
    pub(super) entities: Vec<PathBuf>,
    /// Folders of SQL files.
    pub(super) sql: Vec<PathBuf>,
    pub(super) features: Features,
    /// Where the migration crate is, or would be.
    pub(super) migration: write::MigrationCrate,
    /// Whether there is one. Comparing needs none.
    pub(super) has_migrations: bool,
    pub(super) schemas: Vec<String>,
    pub(super) types: BTreeMap<String, String>,
    pub(super) macros_without_entities: Vec<String>,
    pub(super) extensions: BTreeMap<String, stated::Extension>,
    pub(super) ignore: Ignore,
    pub(super) naming: Naming,
    pub(super) scope: Scope,
    pub(super) count_timeout: Duration,
    pub(super) parking: Parking,
    pub(super) online: Online,
    pub(super) files: Files,
    pub(super) hooks: Hooks,
}

impl Settings {
    /// Arguments override the file. Relative paths in the file, and default paths, are relative to the workspace.
    pub(super) fn load(common: &Common) -> Result<Self, Failure> {
        let here = std::env::current_dir()
            .map_err(|error| Failure::system("no working directory", &error))?;
        let root = runner::__private::root(&here);
        let (mut file, base) = if let Some(path) = &common.config {
            (read(path)?, path.parent().unwrap_or(Path::new("")).to_owned())
        } else {
            let path = root.join(FILE);
            (if path.is_file() { read(&relative(&path, &here))? } else { File::default() }, root)
        };
        let under = |paths: &[PathBuf]| -> Vec<PathBuf> {
            paths.iter().map(|path| relative(&base.join(path), &here)).collect()
        };
        let mut entities =
            if common.entity.is_empty() { under(&file.entity) } else { common.entity.clone() };
        let mut migration = common.migration.clone();
        let stated = file.migration.as_ref().map(|it| relative(&base.join(it), &here));
        migration = migration.or(stated);
        if entities.is_empty() && find::is_crate(&base.join("entity")) {
            entities = under(&["entity".into()]);
        }
        if migration.is_none() && find::is_crate(&base.join("migration")) {
            migration = Some(relative(&base.join("migration"), &here));
        }
        let (entities, migration) = match migration {
            Some(migration) if !entities.is_empty() => (entities, Some(migration)),
            migration => {
                found(&base, &here, Common { entity: entities, migration, ..common.clone() })?
            }
        };
        if let Some(missing) = entities.iter().find(|path| !path.exists()) {
            return Err(Failure::new(
                format!("there is no entity crate `{}`", missing.display()),
                "name it with --entity DIR, or `entity = [\"…\"]` in autogen.toml",
            ));
        }
        if let Some(migration) = migration.as_ref().filter(|it| !it.is_dir()) {
            return Err(Failure::new(
                format!("there is no migration crate `{}`", migration.display()),
                "name it with --migration DIR, or `migration = \"…\"` in autogen.toml",
            ));
        }
        let set = FeatureArgs {
            features: file.features.clone(),
            all_features: file.all_features,
            no_default_features: file.no_default_features,
        };
        let features = common.read.features.stated().or_else(|| set.stated());
        let beside = || entities.iter().map(|it| it.join("sql")).filter(|it| it.is_dir()).collect();
        let sql = file.sql.as_deref().map_or_else(beside, under);
        if let Some(missing) = sql.iter().find(|it| !it.is_dir()) {
            return Err(Failure::new(
                format!("there is no folder `{}`", missing.display()),
                "create it, or correct `sql = [\"…\"]` in autogen.toml",
            ));
        }
        let features = features.unwrap_or_default();
        let files = std::mem::take(&mut file.files).read()?;
        let hooks = std::mem::take(&mut file.hooks).run_in(here.join(&base));
        let has_migrations = migration.is_some();
        let migration = migration.unwrap_or_else(|| relative(&base.join("migration"), &here));
        let resolved = Self::resolved(common, file, entities, sql, migration);
        Ok(Self { features, has_migrations, files, hooks, ..resolved })
    }

    /// For a project that is about to begin: its crates may not exist yet.
    pub(super) fn begin(common: &Common, entity: PathBuf, migration: PathBuf) -> Self {
        let sql = vec![entity.join("sql")];
        Self::resolved(common, File::default(), vec![entity], sql, migration)
    }

    fn resolved(
        common: &Common,
        file: File,
        entities: Vec<PathBuf>,
        sql: Vec<PathBuf>,
        migration: PathBuf,
    ) -> Self {
        Self {
            entities,
            sql,
            features: Features::default(),
            migration: write::MigrationCrate::new(migration),
            has_migrations: true,
            schemas: file.schemas.into_iter().chain(common.read.schema.iter().cloned()).collect(),
            types: file.types,
            macros_without_entities: file.macros_without_entities,
            extensions: file.extensions,
            ignore: file.ignore,
            naming: file.naming,
            scope: if common.plan.strict { Scope::Strict } else { Scope::Stated },
            parking: file.park.rows,
            online: match (common.plan.online.online, common.plan.online.no_online) {
                (true, _) => Online::Always,
                (false, true) => Online::Never,
                (false, false) => {
                    Online::Large { rows: file.online.rows, tables: file.online.tables }
                }
            },
            files: Files::default(),
            hooks: file.hooks,
            count_timeout: Duration::try_from_secs_f64(file.rows.timeout).unwrap_or_default(),
        }
    }
}

impl Settings {
    /// How the entities are read.
    pub(super) fn reading(&self, default_schema: &str) -> entity::Options {
        entity::Options {
            roots: self.entities.clone(),
            without: Vec::new(),
            default_schema: default_schema.to_owned(),
            types: self.types.clone(),
            macros_without_entities: self.macros_without_entities.clone(),
            features: self.features.clone(),
        }
    }

    /// The same, for a command that writes or reads migrations.
    ///
    /// # Errors
    /// If there is no migration crate.
    pub(super) fn with_migrations(self) -> Result<Self, Failure> {
        if self.has_migrations { Ok(self) } else { Err(find::no_migrations()) }
    }

    /// The migration crate's name in cargo; its directory's if the manifest does not tell.
    pub(super) fn migration_package(&self) -> String {
        let dir = &self.migration.migration_dir;
        let manifest = fs::read_to_string(self.migration.manifest()).unwrap_or_default();
        let manifest: toml::Table = toml::from_str(&manifest).unwrap_or_default();
        let name =
            manifest.get("package").and_then(|it| it.get("name")).and_then(toml::Value::as_str);
        let directory = || dir.file_name().unwrap_or_default().to_string_lossy().into_owned();
        name.map_or_else(directory, ToOwned::to_owned)
    }
}

/// The crates that nothing names and that are not at the default paths: those that `init` would write down.
fn found(
    base: &Path,
    here: &Path,
    known: Common,
) -> Result<(Vec<PathBuf>, Option<PathBuf>), Failure> {
    let base = here.join(base);
    let found = find::crates(&base, &known)?;
    let at = |path: &PathBuf| relative(&base.join(path), here);
    let entities = if known.entity.is_empty() {
        found.entities.iter().map(at).collect()
    } else {
        known.entity
    };
    Ok((entities, known.migration.or_else(|| found.migration.as_ref().map(at))))
}

fn read(path: &Path) -> Result<File, Failure> {
    let text = fs::read_to_string(path)
        .map_err(|error| Failure::system(&format!("cannot read `{}`", path.display()), &error))?;
    toml::from_str(&text).map_err(|error| {
        // The error ends with a line of its own.
        let message = format!("`{}`: {}", path.display(), error.to_string().trim_end());
        Failure::new(message, "correct the line; docs/src/autogen-toml.md lists every setting")
    })
}

/// The path as people write it: relative to the current directory if it is below, and `.` for that directory itself.
pub(super) fn relative(path: &Path, here: &Path) -> PathBuf {
    match path.strip_prefix(here) {
        Ok(below) if below.as_os_str().is_empty() => PathBuf::from("."),
        Ok(below) => below.to_owned(),
        Err(_) => path.to_owned(),
    }
}
