//! `autogen adopt --into`: inserts into existing entities what the database has and they leave unstated.
//!
//! The difference is that of the other commands, once without `--strict` and once with it. The completed entities are read
//! back and compared with the database before anything is written.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, mem,
    path::PathBuf,
    sync::Arc,
};

use similar::TextDiff;

use super::{
    super::{
        Outcome,
        answers::Answers,
        args::{Adopt, Common},
        colors::Colors,
        prompt,
        purpose::Purpose,
        report::{self, BUG, Failure},
        session::Session,
    },
    clock, manifest,
};
use crate::{
    adopt::{
        complete::{self, Completed, Unstated},
        context::Options,
    },
    desired::Scope,
    entity, lock,
    op::Op,
    pipeline::{self, Comparison},
    render::operation,
    schema::{Qualified, diagnostic::Severity, stated},
    write,
};

pub(super) async fn run(
    common: &Common,
    adopt: &Adopt,
    colors: Colors,
) -> Result<Outcome, Failure> {
    let session = Session::open(common, Purpose::Look, colors).await;
    let mut session = session.map_err(Failure::unwritten)?;
    if let Some(unseen) = session.unseen.first() {
        let message =
            format!("the code at {} cannot be read, so it is unknown what it states", unseen.place);
        let help = "`adopt --into` must be able to read everything that entities state; `autogen check` lists what it cannot read";
        return Err(unseen.help.iter().fold(Failure::new(message, help), Failure::help));
    }
    let before = session.compare(&Answers::default()).await?;
    let named = named(&session, adopt)?;
    let mut unstated = unstated(&mut session, &before).await?;
    unstated.ops.retain(|it| named.is_empty() || it.table().is_some_and(|it| named.contains(it)));
    let options = Options {
        naming: session.settings.naming.clone(),
        clock: clock(adopt),
        ..Options::new(&session.default_schema)
    };
    let (entities, texts) = (Arc::clone(&session.entities), Arc::clone(&session.sources));
    let mut completed = complete::complete(&unstated, &before.target, &entities, &texts, &options);
    let changed: Vec<(PathBuf, String)> = completed.files.clone().into_iter().collect();
    let mut files = changed.clone();
    if !files.is_empty() {
        let after = read_back(&mut session, &before, &completed).await?;
        files.extend(lock(&session, &after, &completed.done)?);
    }
    completed.left.extend(partitioned(&session, &before, &named));
    let lacking = lacking(&completed, &texts);
    let differs = before.ops.iter().filter(|op| !is_stated_by(op, &completed.done)).cloned();
    let differs: Vec<Op> = differs.collect();
    let default_schema = session.default_schema.clone();
    session.close().await;
    report::data(&diff(&changed, &texts))?;
    if !common.quiet {
        tell(&completed.left, "Not inserted:");
        tell(&lacking, "Also needed:");
        let differs = operation::operations(&differs, &default_schema);
        let lines: Vec<String> = differs.iter().map(|it| it.line().clone()).collect();
        tell(&lines, "The entities contradict the database here, and stay as they are:");
    }
    if changed.is_empty() {
        if !common.quiet {
            eprintln!("Nothing to insert: the entities state what the database has.");
        }
        return Ok(Outcome::Done);
    }
    if !(adopt.yes || is_wanted(changed.len())) {
        eprintln!("Nothing was written. `autogen adopt --into --yes` writes it.");
        return Ok(Outcome::Done);
    }
    let here =
        std::env::current_dir().map_err(|error| Failure::system("no working directory", &error))?;
    write::texts(&write::MigrationCrate::new(runner::__private::root(&here)), &files)?;
    if !common.quiet {
        for (path, _) in &files {
            eprintln!("Wrote {}", path.display());
        }
    }
    Ok(Outcome::Done)
}

/// The tables that are asked for; nothing means all.
fn named(session: &Session, adopt: &Adopt) -> Result<BTreeSet<Qualified>, Failure> {
    let short = |it: &Qualified| it.relative_to(&session.default_schema);
    let names = adopt.only.iter().chain(&adopt.tables).map(|name| {
        let mut tables = session.entities.tables.keys();
        if let Some(found) = tables.find(|it| short(it) == *name) {
            return Ok(found.clone());
        }
        let all: Vec<String> = session.entities.tables.keys().map(short).collect();
        let help = entity::spelling::did_you_mean(name, &all);
        let help = help.unwrap_or_else(|| {
            "`autogen adopt` without `--into` writes entities for tables that have none".to_owned()
        });
        Err(Failure::new(format!("no entity states the table `{name}`"), help))
    });
    names.collect()
}

/// What the entities leave unstated.
async fn unstated(session: &mut Session, before: &Comparison) -> Result<Unstated, Failure> {
    let own = Arc::clone(&session.entities);
    // Postgres changes no partition key, so a comparison with another one is refused.
    for (name, table) in &mut Arc::make_mut(&mut session.entities).tables {
        let had = before.renamed().tables.get(name).and_then(|it| it.partition_by.clone());
        table.partition_by = table.partition_by.take().or(had);
    }
    let scope = mem::replace(&mut session.settings.scope, Scope::Strict);
    let strict = session.compare(&Answers::default()).await;
    session.settings.scope = scope;
    session.entities = own;
    let (mut ops, renames) = pipeline::unstated(before, &strict?, &session.lock);
    let declared = |it: &Qualified| {
        let mut tables = stated::declared_tables(&session.entities.declarations);
        tables.any(|(name, _)| name == it)
    };
    ops.retain(|it| !it.table().is_some_and(declared));
    Ok(Unstated { ops, renames })
}

/// Compares the longer entities with the database: they state what was inserted, and nothing else changed.
async fn read_back(
    session: &mut Session,
    before: &Comparison,
    completed: &Completed,
) -> Result<Comparison, Failure> {
    let options = session.settings.reading(&session.default_schema);
    let reading = entity::read_over(&options, &completed.files);
    if reading.diagnostics.iter().any(|it| it.severity == Severity::Error) {
        let failure = Failure::of(reading.diagnostics, &Arc::new(reading.sources));
        return Err(failure.help(BUG));
    }
    let mut said = reading.schema;
    said.extensions.clone_from(&session.entities.extensions);
    session.settings.naming.apply(&mut said);
    let is_sql = |it: &&stated::Declaration| {
        it.place.file.extension().is_some_and(|it| it.eq_ignore_ascii_case("sql"))
    };
    said.declarations.extend(session.entities.declarations.iter().filter(is_sql).cloned());
    session.settings.ignore.strip(&mut said);
    session.entities = Arc::new(said);
    let after = session.compare(&Answers::default()).await?;
    let still = unstated(session, &after).await?;
    let new = after.ops.iter().filter(|it| !before.ops.contains(it));
    let undone = still.ops.iter().filter(|it| completed.done.contains(it));
    let wrong: Vec<Op> = new.chain(undone).cloned().collect();
    if wrong.is_empty() {
        return Ok(after);
    }
    let lines = operation::operations(&wrong, &session.default_schema);
    let lines: Vec<String> = lines.iter().map(|it| format!("\n  {}", it.line())).collect();
    let message = format!(
        "with the inserted lines, the entities would still differ from the database:{}",
        lines.concat()
    );
    Err(Failure::new(message, BUG))
}

/// The lock, in which the completed tables are as their entities state them. A table that differs from the database waits
/// for the migration that ends that: until then, the lock has what it was when the last one was generated.
fn lock(
    session: &Session,
    after: &Comparison,
    done: &[Op],
) -> Result<Option<(PathBuf, String)>, Failure> {
    let path = session.settings.migration.lock();
    let Ok(before) = fs::read_to_string(&path) else { return Ok(None) };
    let mut lock = lock::read(&session.settings.migration.migration_dir)?;
    let remembered = after.remembered(&session.said);
    for name in done.iter().filter_map(Op::table) {
        let differs = after.ops.iter().any(|it| it.table() == Some(name));
        if let Some(table) = remembered.tables.get(name).filter(|_| !differs) {
            lock.tables.insert(name.clone(), table.clone());
        }
    }
    let is_open =
        |name: &Qualified| after.ops.iter().any(|it| matches!(it, Op::Enum(own, _) if own == name));
    for (name, it) in remembered.enums.iter().filter(|(name, _)| !is_open(name)) {
        let is_done = done.iter().any(|it| matches!(it, Op::Enum(own, _) if own == name));
        if is_done || !lock.enums.contains_key(name) {
            lock.enums.insert(name.clone(), it.clone());
        }
    }
    let text = lock::print(&lock);
    Ok((text != before).then_some((path, text)))
}

/// Whether a difference ends because entities state more: the labels of an enum.
fn is_stated_by(op: &Op, done: &[Op]) -> bool {
    let Op::Enum(name, _) = op else { return false };
    done.iter().any(|it| matches!(it, Op::Enum(own, _) if own == name))
}

/// Partition keys, which no difference shows.
fn partitioned(session: &Session, before: &Comparison, named: &BTreeSet<Qualified>) -> Vec<String> {
    let tables = session.entities.tables.iter();
    let tables = tables.filter(|(name, it)| {
        it.partition_by.is_none() && (named.is_empty() || named.contains(name))
    });
    let keys = tables.filter_map(|(name, _)| {
        let key = before.database.tables.get(name)?.partition_by.as_ref()?;
        let name = name.relative_to(&session.default_schema);
        Some(format!("table {name}: state `partition_by` by hand, {}", key.to_sql()))
    });
    keys.collect()
}

/// What the manifests lack for the new lines.
fn lacking(completed: &Completed, before: &entity::Sources) -> Vec<String> {
    let mut manifests: BTreeMap<PathBuf, String> = BTreeMap::new();
    for (path, text) in &completed.files {
        let crates = path.ancestors().map(|it| it.join("Cargo.toml"));
        if let Some(manifest) = crates.into_iter().find(|it| it.is_file()) {
            let had = before.get(path).is_some_and(|it| it.contains("autogen_derive"));
            let text = if had { "" } else { text };
            manifests.entry(manifest).or_default().push_str(text);
        }
    }
    let lines = manifests.iter().flat_map(|(path, text)| {
        let manifest = fs::read_to_string(path).unwrap_or_default();
        manifest::lacking(&manifest, &completed.features, &[text])
    });
    lines.collect()
}

/// What is inserted, for a reviewer.
fn diff(files: &[(PathBuf, String)], before: &entity::Sources) -> String {
    let diffs = files.iter().map(|(path, after)| {
        let text = before.get(path).map_or("", String::as_str);
        let name = path.display().to_string();
        let diff = TextDiff::from_lines(text, after.as_str());
        diff.unified_diff().header(&name, &name).to_string()
    });
    diffs.collect()
}

fn tell(lines: &[String], heading: &str) {
    if lines.is_empty() {
        return;
    }
    eprintln!("{heading}");
    for line in lines {
        eprintln!("  {line}");
    }
    eprintln!();
}

/// Asks, if somebody is there.
fn is_wanted(n_files: usize) -> bool {
    let files =
        if n_files == 1 { "this file".to_owned() } else { format!("these {n_files} files") };
    let answer = prompt::has_somebody()
        .then(|| prompt::line(&format!("Insert these lines into {files} [y/N]? ")));
    answer.flatten().is_some_and(|it| ["y", "yes"].contains(&it.to_lowercase().as_str()))
}
