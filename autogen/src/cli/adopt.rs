//! `autogen adopt`: the reverse of the other commands. It writes entities for the tables of a database, SQL files for other
//! objects, and whatever the project still lacks to work with them.
//!
//! It reads the new entities back and compares them with the database before it writes anything.

mod into;
mod manifest;
mod modules;
mod project;
mod refused;
mod tables;
mod text;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use sqlx::PgConnection;

use self::project::Project;
use super::{
    Outcome,
    args::{Adopt, Common, DateTimeCrate, WithPrelude, WithSerde},
    colors::Colors,
    database,
    report::{self, BUG, Failure},
    settings::Settings,
    sql,
};
use crate::{
    adopt::{
        self, Adopted,
        context::{Clock, Options, PRELUDE, Serde},
    },
    catalog::{self, Selection},
    declaration,
    desired::{
        Scope,
        ignore::Ignore,
        naming::{Convention, Naming},
    },
    entity, lock,
    op::Op,
    pipeline::{self, Aim, Comparison, Park, Request},
    render::{operation, summary::Detail},
    schema::{
        Address, Declarations, Qualified, Schema, declared::Kind, diagnostic::Severity,
        relative::Relative as _, stated,
    },
    write,
};

/// What a run is about to write, and what it tells.
#[derive(Debug, Default)]
struct Plan {
    files: BTreeMap<PathBuf, String>,
    notes: Vec<String>,
}

pub(super) async fn run(
    common: &Common,
    adopt: &Adopt,
    colors: Colors,
) -> Result<Outcome, Failure> {
    if adopt.into {
        return Box::pin(into::run(common, adopt, colors)).await;
    }
    let project = Project::find(common, adopt)?;
    let workspace = write::MigrationCrate::new(&project.root);
    write::recover(&workspace)?;
    let database = database::open(common, &project.settings).await?;
    let default_schema = database.default_schema().to_owned();
    let address = database.address.clone();
    let mut connection = database.acquire().await?;
    let (known, texts) = known(&project, &default_schema, colors)?;
    let schemas = pipeline::schemas_of([&known], &default_schema, &project.settings.schemas);
    let selection = Selection { schemas: schemas.clone() };
    let mut schema = catalog::read(&mut connection, &selection).await?;
    catalog::not_null::add(&mut connection, &mut schema).await?;
    let beyond = catalog::beyond::read(&mut connection, &schemas).await?;
    let ignore = &project.settings.ignore;
    let tables = tables::wanted((&schema, &beyond), &known, adopt, ignore, &default_schema)?;
    let mut options = options(&project, adopt, tables, (&known, &texts), &default_schema);
    // Who asks for some tables of a project asks for nothing else.
    if options.whole || known.tables.is_empty() {
        let is_open = |it: &&String| !known.namespaces.contains_key(*it);
        options.schemas = schemas.iter().filter(is_open).cloned().collect();
        schema.declared = undeclared(&mut connection, &project, &known, &default_schema).await?;
    }
    options.beyond = beyond;
    let is_whole = options.whole;
    let (adopted, naming) = named(&schema, options, &project);
    let (mut declared, mut left) = beside(&schema, &adopted, &known, &default_schema);
    if adopted.tables.is_empty() && adopted.table_files.is_empty() && declared.is_empty() {
        if adopted.unstated.is_empty() {
            return tables::nothing(&schema, &known, &address, &schemas);
        }
        return tables::none(&adopted.unstated, is_whole);
    }
    let (mut plan, said, comparison) = loop {
        let plan = plan(&project, adopt, &adopted, &declared, &default_schema, &naming);
        let said = read_back(&project, &plan, &naming, (&adopted, &known), &default_schema)?;
        match compare(&mut connection, &project.settings, &said, &default_schema).await {
            Ok(comparison) => break (plan, said, comparison),
            Err(error) => {
                let diagnostics = error.refused();
                let lines =
                    refused::leave_out(&mut declared, diagnostics, &plan.files, &default_schema);
                if lines.is_empty() {
                    return Err(Failure::comparing(error, &Arc::default()).unwritten());
                }
                left.extend(lines);
            }
        }
    };
    plan.notes.extend(left);
    agree(&comparison, &adopted, &known, &default_schema)?;
    if let Some(lock) = lock_with(&project, &comparison, &said, &known)? {
        plan.files.insert(project.settings.migration.lock(), lock);
    }
    drop(connection);
    database.close().await;
    for folder in plan.files.keys().filter_map(|it| it.parent()) {
        let act = format!("cannot create the folder `{}`", folder.display());
        fs::create_dir_all(folder).map_err(|error| Failure::system(&act, &error))?;
    }
    let files: Vec<(PathBuf, String)> = plan.files.clone().into_iter().collect();
    write::texts(&workspace, &files)?;
    if !common.quiet {
        text::tell(&project, &plan, &adopted, &declared);
    }
    Ok(Outcome::Done)
}

/// The objects beside tables that the database has and no SQL file of the project declares.
async fn undeclared(
    connection: &mut PgConnection,
    project: &Project,
    known: &stated::Schema,
    default_schema: &str,
) -> Result<Declarations, Failure> {
    let settings = &project.settings;
    let schemas = pipeline::schemas_of([known], default_schema, &settings.schemas);
    let mut found = catalog::declared::read(connection, &schemas).await?;
    let is_new = known.tables.is_empty();
    // Partitions come and go by themselves.
    let is_passing = |it: &Address| it.kind == Kind::Partition && !is_new;
    found.retain(|it| !it.is_built_in() && it.kind != Kind::Owner && !is_passing(it));
    if !known.declarations.is_empty() {
        let comparison = compare(connection, settings, known, default_schema).await;
        let comparison =
            comparison.map_err(|error| Failure::comparing(error, &Arc::default()).unwritten())?;
        found.retain(|it| !comparison.target.declared.objects.contains_key(it));
    }
    Ok(found)
}

/// What the project states already, and the source of that.
fn known(
    project: &Project,
    default_schema: &str,
    colors: Colors,
) -> Result<(stated::Schema, Arc<entity::Sources>), Failure> {
    let mut options = project.reading(default_schema);
    // What is to be made states nothing yet.
    options.roots.retain(|it| *it != project.entity || project.list.exists());
    let mut reading = entity::read(&options);
    let folders = project.settings.sql.iter().filter(|it| it.is_dir()).cloned();
    sql::read(&folders.collect::<Vec<_>>(), default_schema, &mut reading)?;
    let sources = Arc::new(reading.sources);
    if reading.diagnostics.iter().any(|it| it.severity == Severity::Error) {
        return Err(Failure::of(reading.diagnostics, &sources).unwritten());
    }
    report::diagnostics(&reading.diagnostics, &sources, Detail::Grouped, colors);
    Ok((reading.schema, sources))
}

fn options(
    project: &Project,
    adopt: &Adopt,
    tables: BTreeSet<Qualified>,
    (known, texts): (&stated::Schema, &entity::Sources),
    default_schema: &str,
) -> Options {
    let modules = modules::existing(&project.sources);
    let beside = known.tables.iter().filter_map(|(name, it)| {
        Some((name.clone(), modules::of_file(&it.place.file, &project.sources)?))
    });
    Options {
        naming: project.settings.naming.clone(),
        serde: match adopt.with_serde {
            WithSerde::None => Serde::None,
            WithSerde::Serialize => Serde::Serialize,
            WithSerde::Deserialize => Serde::Deserialize,
            WithSerde::Both => Serde::Both,
        },
        clock: clock(adopt),
        stated_tables: tables::stated(known).map(|(name, _)| name.clone()).collect(),
        tables,
        whole: adopt.only.is_empty() && adopt.tables.is_empty(),
        known: beside.collect(),
        stated_enums: adopt::complete::rust_enums(known, texts, &project.sources),
        enums: modules::enums(&modules),
        modules,
        ..Options::new(default_schema)
    }
}

fn clock(adopt: &Adopt) -> Clock {
    match adopt.date_time_crate {
        DateTimeCrate::Chrono => Clock::Chrono,
        DateTimeCrate::Time => Clock::Time,
    }
}

/// The entities, under the convention that leaves fewer names to state, if there are no settings yet.
fn named(schema: &Schema, options: Options, project: &Project) -> (Adopted, Naming) {
    let own = adopt::adopt(schema, &options);
    if project.has_settings {
        return (own, options.naming);
    }
    let naming = Naming { convention: Convention::Postgres, ..Naming::default() };
    let other = adopt::adopt(schema, &Options { naming: naming.clone(), ..options.clone() });
    let n_names = |it: &Adopted| -> usize {
        it.modules.values().map(|it| it.matches("name = \"").count()).sum()
    };
    if n_names(&other) < n_names(&own) { (other, naming) } else { (own, options.naming) }
}

/// The objects beside tables that files can declare, and the others, which are over tables without an entity.
fn beside(
    schema: &Schema,
    adopted: &Adopted,
    known: &stated::Schema,
    default_schema: &str,
) -> (Declarations, Vec<String>) {
    let stated: BTreeSet<&Qualified> = tables::stated(known).map(|(name, _)| name).collect();
    let enums = known.enums.keys().chain(&adopted.enums);
    let sequences = known.sequences().map(|(name, _)| name).chain(&adopted.sequences);
    let others: BTreeSet<&Qualified> = enums.chain(sequences).collect();
    let managed = |name: &Qualified| {
        adopted.tables.contains(name)
            || adopted.table_files.contains_key(name)
            || stated.contains(name)
            || others.contains(name)
    };
    let (declared, left) = adopt::declared::over(&schema.declared, schema, managed);
    let left = left.iter().map(|it| {
        format!("{}: it depends on an object that nothing states", it.relative(default_schema))
    });
    (declared, left.collect())
}

fn plan(
    project: &Project,
    adopt: &Adopt,
    adopted: &Adopted,
    declared: &Declarations,
    default_schema: &str,
    naming: &Naming,
) -> Plan {
    let mut plan = Plan::default();
    for (module, source) in &adopted.modules {
        plan.files.insert(project.sources.join(format!("{module}.rs")), source.clone());
    }
    let mut names: Vec<&str> = adopted.modules.keys().map(String::as_str).collect();
    let prelude = project.sources.join(format!("{PRELUDE}.rs"));
    let is_first = modules::is_first(&modules::existing(&project.sources));
    if adopt.with_prelude == WithPrelude::All && is_first && !names.is_empty() {
        plan.files.insert(prelude, modules::prelude(adopted));
        names.push(PRELUDE);
    }
    if !names.is_empty() || !project.list.exists() {
        let list = fs::read_to_string(&project.list).unwrap_or_default();
        plan.files.insert(project.list.clone(), modules::listed(&list, &names));
    }
    let folder =
        project.settings.sql.first().cloned().unwrap_or_else(|| project.entity.join("sql"));
    let Adopted { table_files, namespaces, .. } = adopted;
    let files = adopt::declared::files(declared, table_files, namespaces, &folder, default_schema);
    plan.files.extend(files.into_iter().map(|(path, text)| (modules::free(&path), text)));
    manifest::add(project, adopt, adopted, &mut plan);
    if !project.has_settings && project.is_new {
        let text = text::settings(project, naming, &adopted.extensions);
        plan.files.insert(project.file.clone(), text);
    }
    plan.notes.extend(adopted.unstated.iter().cloned());
    plan
}

/// What the project states with the new files.
fn read_back(
    project: &Project,
    plan: &Plan,
    naming: &Naming,
    (adopted, known): (&Adopted, &stated::Schema),
    default_schema: &str,
) -> Result<stated::Schema, Failure> {
    let mut reading = entity::read_over(&project.reading(default_schema), &plan.files);
    let is_sql = |path: &Path| path.extension().is_some_and(|it| it.eq_ignore_ascii_case("sql"));
    let old = known.declarations.iter().filter(|it| is_sql(&it.place.file));
    reading.schema.declarations.extend(old.cloned());
    reading.schema.namespaces.clone_from(&known.namespaces);
    let sql = plan.files.iter().filter(|(path, _)| is_sql(path));
    for (path, text) in sql {
        let stated = declaration::parse(&Arc::new(path.clone()), text, default_schema);
        reading.diagnostics.extend(stated.add_to(&mut reading.schema));
        reading.sources.insert(path.clone(), text.clone());
    }
    let sources = Arc::new(reading.sources);
    if reading.diagnostics.iter().any(|it| it.severity == Severity::Error) {
        return Err(Failure::of(reading.diagnostics, &sources).help(BUG));
    }
    let mut said = reading.schema;
    said.extensions = project.settings.extensions.clone();
    if project.is_new && !project.has_settings {
        said.extensions.clone_from(&adopted.extensions);
    }
    naming.apply(&mut said);
    Ok(said)
}

async fn compare(
    connection: &mut PgConnection,
    settings: &Settings,
    said: &stated::Schema,
    default_schema: &str,
) -> Result<Comparison, pipeline::Error> {
    let ignore = Ignore { default_schema: default_schema.to_owned(), ..settings.ignore.clone() };
    let mut entities = said.clone();
    ignore.strip(&mut entities);
    let request = Request {
        entities: &entities,
        lock: &stated::Schema::default(),
        scope: Scope::Stated,
        ignore: &ignore,
        default_schema,
        schemas: &settings.schemas,
        aim: Aim::Difference,
        asked: &[],
        fills: &[],
        conversions: &[],
        park: Park::Never,
    };
    pipeline::compare(connection, request).await
}

/// The new entities say what the database has. Others may differ from it: that is for `check`.
fn agree(
    comparison: &Comparison,
    adopted: &Adopted,
    known: &stated::Schema,
    default_schema: &str,
) -> Result<(), Failure> {
    let is_ours = |op: &&Op| match op.table() {
        Some(table) => adopted.tables.contains(table) || adopted.table_files.contains_key(table),
        None => known.tables.is_empty(),
    };
    let ops: Vec<_> = comparison.ops.iter().filter(is_ours).cloned().collect();
    if ops.is_empty() {
        return Ok(());
    }
    let lines = operation::operations(&ops, default_schema);
    let lines: Vec<String> = lines.iter().map(|it| format!("\n  {}", it.line())).collect();
    Err(Failure::new(format!("the new entities differ from the database:{}", lines.concat()), BUG))
}

/// The lock with the new entities; `None` if the project has entities but no lock, which `init` writes.
fn lock_with(
    project: &Project,
    comparison: &Comparison,
    said: &stated::Schema,
    known: &stated::Schema,
) -> Result<Option<String>, Failure> {
    let remembered = comparison.remembered(said);
    let path = project.settings.migration.lock();
    if !path.exists() {
        return Ok(known.tables.is_empty().then(|| lock::print(&remembered)));
    }
    let mut lock = lock::read(&project.settings.migration.migration_dir)?;
    let stated: BTreeSet<&Qualified> = tables::stated(known).map(|(name, _)| name).collect();
    for (name, table) in remembered.tables {
        if !stated.contains(&name) {
            lock.tables.insert(name, table);
        }
    }
    for (name, it) in remembered.enums {
        lock.enums.entry(name).or_insert(it);
    }
    for (address, it) in remembered.declared {
        lock.declared.entry(address).or_insert(it);
    }
    // While a file says something else than the database has, the statements count as not printed yet.
    let is_open = comparison.ops.iter().any(|it| matches!(it, Op::Declared(..)));
    lock.digest = remembered.digest.filter(|_| !is_open).or(lock.digest);
    Ok(Some(lock::print(&lock)))
}
