//! L11: entities that are written from a database state all of it. Read back, they differ from it in nothing, and a
//! database made from them is the same to `pg_dump`.
//!
//! The schemas of `tests/adopted` also show what is written, and rows go through these entities.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use autogen::{
    adopt::{self, Adopted, context::Options},
    catalog, declaration,
    desired::naming::{Convention, Naming},
    entity,
    schema::{Schema, stated},
};
use similar::TextDiff;
use tests::server::Server;

use crate::{
    compare::{lines, settled},
    completed, folders, is_blessing,
    laws::DEFAULT_SCHEMA,
    place::{Oracle, Place},
    stage::Stage,
    through,
};

/// The root of the crate of the entities, which is in no folder.
const ROOT: &str = "adopted/lib.rs";

/// Holds a database to the law. Another one, made from the entities, replaces it.
pub(crate) async fn hold(stage: Stage, case: &str) -> Result<Stage, String> {
    let mut schema = stage.catalog().await?;
    let mut connection = stage.place.connection().await?;
    let named = catalog::not_null::add(&mut connection, &mut schema).await;
    named.map_err(|error| error.to_string())?;
    let beyond = catalog::beyond::read(&mut connection, &stage.schemas).await;
    let beyond = beyond.map_err(|error| error.to_string())?;
    drop(connection);
    let options = Options { beyond, ..options(&schema) };
    let adopted = adopt::adopt(&schema, &options);
    law(stage, case, &schema, &adopted, &Naming::default()).await
}

/// The names of the schemas of `tests/adopted`.
pub(crate) fn all() -> Vec<String> {
    let entries = fs::read_dir(folders::adopted()).into_iter().flatten().flatten();
    let folders = entries.filter(|it| it.path().is_dir());
    let mut names: Vec<String> =
        folders.map(|it| it.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Adopts a schema of `tests/adopted`: the entities are those that are there, and rows that are written through them come
/// back.
pub(crate) async fn adopts(name: &str, server: &Server) -> Result<(), String> {
    let folder = folders::adopted().join(name);
    let sql = fs::read_to_string(folder.join("schema.sql")).map_err(|error| error.to_string())?;
    let place = Place::on(server, name, Oracle::Asked)?;
    place.execute(&sql).await?;
    let every = place.query(
        "SELECT nspname::text FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'",
    );
    let stage = Stage {
        schemas: every.await?.concat(),
        place,
        detached: BTreeSet::new(),
        fills: Vec::new(),
    };
    let schema = stage.catalog().await?;
    if folder.join("before").is_dir() {
        let completed = completed::completed(&folder, &stage, &schema).await?;
        for (module, source) in &completed.modules {
            blessed(&folder.join(format!("{module}.rs")), source)?;
        }
        law(stage, name, &schema, &completed, &Naming::default()).await?;
        return Ok(());
    }
    let naming = Naming { convention: Convention::Postgres, ..Naming::default() };
    let options = Options { naming: naming.clone(), ..options(&schema) };
    let adopted = adopt::adopt(&schema, &options);
    if !adopted.unstated.is_empty() {
        return Err(format!("no entity states {}", adopted.unstated.join(", ")));
    }
    for (module, source) in &adopted.modules {
        blessed(&folder.join(format!("{module}.rs")), source)?;
    }
    let stage = law(stage, name, &schema, &adopted, &naming).await?;
    if is_blessing() {
        return Ok(());
    }
    let connection = stage.place.for_migrations();
    through::rows(name, &connection).await.map_err(|error| format!("{name}: rows: {error}"))
}

fn blessed(path: &Path, source: &str) -> Result<(), String> {
    if is_blessing() {
        return fs::write(path, source).map_err(|error| error.to_string());
    }
    let blessed = fs::read_to_string(path).unwrap_or_default();
    let diff = TextDiff::from_lines(blessed.as_str(), source);
    let diff = diff.unified_diff().header("blessed", "now").to_string();
    let what = "is not as it was blessed (`cargo xtask bless adopted/` after review)";
    if blessed == source { Ok(()) } else { Err(format!("{} {what}:\n{diff}", path.display())) }
}

async fn law(
    stage: Stage,
    case: &str,
    schema: &Schema,
    adopted: &Adopted,
    naming: &Naming,
) -> Result<Stage, String> {
    let mut said = read_back(&stage, adopted).await?;
    naming.apply(&mut said);
    let nothing = stated::Schema::default();
    let sources = || adopted.modules.values().cloned().collect::<Vec<_>>().join("\n");
    let found = stage.compare(&said, &nothing).await?;
    settled("L11: adopted entities", &found).map_err(|error| format!("{error}\n{}", sources()))?;
    if let Some(finding) = found.findings.first() {
        return Err(format!("L11: adopted entities raise {}: {}", finding.code, finding.message));
    }
    if !adopted.unstated.is_empty() {
        return Ok(stage);
    }
    let dumped = stage.place.dump().await?;
    let schemas = schema.namespaces.keys().cloned().collect();
    let place = stage.place.another(case).await?;
    let stage = Stage { place, schemas, detached: BTreeSet::new(), fills: Vec::new() };
    let whole = stage.compare(&said, &nothing).await?;
    stage
        .run(&whole.plan.up, "L11: building from adopted entities")
        .await
        .map_err(|error| format!("{error}\n{}\n{}", lines(&whole.operations), sources()))?;
    if let (Some(dumped), Some(built)) = (dumped, stage.place.dump().await?) {
        let what = "L11: pg_dump of a database built from adopted entities";
        let same = built.with_what_stays(&dumped).flattened().same(what, &dumped.flattened());
        same.map_err(|it| format!("{it}\n{}", sources()))?;
    }
    Ok(stage)
}

fn options(schema: &Schema) -> Options {
    let schemas = schema.namespaces.keys().cloned().collect();
    let tables = schema.tables.keys().cloned().collect();
    Options { tables, schemas, ..Options::new(DEFAULT_SCHEMA) }
}

/// What the reader reads in the entities, and in the SQL files beside them.
async fn read_back(stage: &Stage, adopted: &Adopted) -> Result<stated::Schema, String> {
    let schema = read(adopted)?;
    let mut connection = stage.place.connection().await?;
    let declared = catalog::declared::read(&mut connection, &stage.schemas).await;
    let declared = declared.map_err(|error| error.to_string())?;
    let mut said = stated::Schema { extensions: adopted.extensions.clone(), ..schema };
    let Adopted { table_files, namespaces, .. } = adopted;
    let folder = Path::new("sql");
    let files = adopt::declared::files(&declared, table_files, namespaces, folder, DEFAULT_SCHEMA);
    for (path, text) in files {
        let stated = declaration::parse(&Arc::new(path), &text, DEFAULT_SCHEMA);
        if let Some(refused) = stated.add_to(&mut said).first() {
            return Err(format!("L11: an adopted SQL file: {}\n{text}", refused.message));
        }
    }
    Ok(said)
}

/// The files of entities, in a crate.
pub(crate) fn files(adopted: &Adopted) -> BTreeMap<PathBuf, String> {
    let root = PathBuf::from(ROOT);
    let list: String = adopted.modules.keys().map(|it| format!("pub mod {it};\n")).collect();
    let sources = adopted.modules.iter();
    let mut files: BTreeMap<PathBuf, String> = sources
        .map(|(module, text)| (root.with_file_name(format!("{module}.rs")), text.clone()))
        .collect();
    files.insert(root, list);
    files
}

/// What the reader reads in the entities alone.
pub(crate) fn read(adopted: &Adopted) -> Result<stated::Schema, String> {
    let options = entity::Options {
        roots: vec![PathBuf::from(ROOT)],
        without: Vec::new(),
        default_schema: DEFAULT_SCHEMA.to_owned(),
        types: BTreeMap::new(),
        macros_without_entities: Vec::new(),
        features: entity::Features::Workspace,
    };
    let reading = entity::read_over(&options, &files(adopted));
    let errors: Vec<String> =
        reading.diagnostics.iter().map(|it| format!("{}: {}", it.place, it.message)).collect();
    if let Some(error) = errors.first() {
        let source = adopted.modules.values().cloned().collect::<Vec<_>>().join("\n");
        return Err(format!("L11: adopted entities do not read: {error}\n{source}"));
    }
    Ok(reading.schema)
}
