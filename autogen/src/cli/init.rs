//! `autogen init`: the start in a project with a history. It records what entities and database agree on and lists
//! what they disagree on, so that from then on only changes show.

mod mismatch;
mod refresh;
mod text;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use self::mismatch::Mismatch;
use super::{
    Outcome,
    answers::Answers,
    args::{Common, Init},
    colors::Colors,
    find,
    program::Program,
    purpose::Purpose,
    report::{BUG, Failure},
    session::Session,
    settings,
};
use crate::{
    adopt, declaration, desired::ignore::Ignore, lock, pipeline::Comparison, render::operation,
    schema::stated, write,
};

/// How often to look for mismatches again: ignoring one can reveal another.
const MOST_ROUNDS: usize = 5;

pub(super) async fn run(common: &Common, init: &Init, colors: Colors) -> Result<Outcome, Failure> {
    let here =
        std::env::current_dir().map_err(|error| Failure::system("no working directory", &error))?;
    let root = runner::__private::root(&here);
    // Both files are in the workspace, and so is the journal of this command.
    let workspace = write::MigrationCrate::new(&root);
    write::recover(&workspace)?;
    let file = common.config.clone().unwrap_or_else(|| root.join(settings::FILE));
    let existing = fs::read_to_string(&file).ok().filter(|_| init.force);
    let stated = existing.as_ref().map_or_else(|| common.clone(), |it| stated(it, &root, common));
    let crates = find::crates(&root, &stated)?;
    let migrations = crates.migration.as_ref().map(|it| write::MigrationCrate::new(root.join(it)));
    let lock_file = migrations.as_ref().map(write::MigrationCrate::lock);
    if !init.force {
        let files: Vec<&PathBuf> = std::iter::once(&file).chain(&lock_file).collect();
        refuse_to_overwrite(&root, &files)?;
    }
    let found = Common {
        entity: crates
            .entities
            .iter()
            .map(|it| settings::relative(&root.join(it), &here))
            .collect(),
        migration: migrations.map(|it| it.migration_dir),
        ..common.clone()
    };
    let session = Session::open(&found, Purpose::Begin, colors).await;
    let mut session = session.map_err(Failure::unwritten)?;
    if let Some(existing) = &existing {
        // It was already read for the settings.
        let kept = refresh::kept(existing).unwrap_or_default();
        let default_schema = session.default_schema.clone();
        session.settings.ignore = Ignore { default_schema, ..kept };
        session.settings.ignore.strip(Arc::make_mut(&mut session.entities));
    }
    let files = if init.sql { declare(&mut session).await? } else { BTreeMap::new() };
    let said = Arc::clone(&session.entities);
    let (mismatches, comparison) = ignore_mismatches(&mut session).await?;
    let lock = lock::print(&comparison.remembered(&session.entities));
    let settings = match existing {
        Some(existing) => refresh::refreshed(&existing, &mismatches),
        None => text::settings(&crates, &session.settings, &mismatches),
    };
    let program = Program::of(&session.settings);
    session.close().await;
    let has_lock = lock_file.is_some();
    let mut written = vec![(file, settings)];
    written.extend(lock_file.map(|it| (it, lock)));
    for folder in files.keys().filter_map(|it| it.parent()) {
        let act = format!("cannot create the folder `{}`", folder.display());
        fs::create_dir_all(folder).map_err(|error| Failure::system(&act, &error))?;
    }
    written.extend(files);
    write::texts(&workspace, &written)?;
    if !common.quiet {
        let paths: Vec<PathBuf> = written.into_iter().map(|(path, _)| path).collect();
        tell(&root, &paths, &said, &mismatches, &comparison);
        if has_lock {
            eprintln!(
                "Then: `autogen check`; change an entity; `autogen -m \"…\"`; {}.",
                program.up()
            );
        } else {
            eprintln!(
                "`schema.lock` belongs in the migration crate: create one with `sea-orm-cli migrate init`, then run\n\
                 `autogen init --force`. Until then, `autogen check` compares."
            );
        }
    }
    Ok(Outcome::Done)
}

/// Declares the objects beside tables that the database has and no file declares, and returns the files that do so.
async fn declare(session: &mut Session) -> Result<BTreeMap<PathBuf, String>, Failure> {
    let known = session.compare(&Answers::default()).await.map_err(Failure::unwritten)?;
    let found = session.undeclared(&known).await?;
    let crates = session.settings.entities.iter();
    let folder = session.settings.sql.first().cloned();
    let folder = folder.or_else(|| crates.map(|it| it.join("sql")).next()).unwrap_or_default();
    let (tables, namespaces) = (BTreeMap::new(), BTreeMap::new());
    let mut files =
        adopt::declared::files(&found, &tables, &namespaces, &folder, &session.default_schema);
    files.retain(|path, _| !path.exists());
    for (path, text) in &files {
        let file = Arc::new(path.clone());
        let stated = declaration::parse(&file, text, &session.default_schema);
        stated.add_to(Arc::make_mut(&mut session.entities));
    }
    Ok(files)
}

/// The arguments, with the crates from the settings file if they name none.
fn stated(text: &str, root: &Path, common: &Common) -> Common {
    let table: toml::Table = toml::from_str(text).unwrap_or_default();
    let path = |it: &toml::Value| it.as_str().map(|it| root.join(it));
    let mut stated = common.clone();
    if stated.entity.is_empty() {
        let entities = table.get("entity").and_then(toml::Value::as_array);
        stated.entity = entities.into_iter().flatten().filter_map(path).collect();
    }
    stated.migration = stated.migration.or_else(|| table.get("migration").and_then(path));
    stated
}

fn refuse_to_overwrite(root: &Path, files: &[&PathBuf]) -> Result<(), Failure> {
    let there: Vec<String> = files
        .iter()
        .filter(|it| it.exists())
        .map(|it| format!("`{}`", it.strip_prefix(root).unwrap_or(it).display()))
        .collect();
    if there.is_empty() {
        return Ok(());
    }
    let exist = if there.len() == 1 { "exists" } else { "exist" };
    Err(Failure::new(
        format!("{} already {exist}", there.join(" and ")),
        "run `autogen check` to compare, or `autogen init --force` to start over from the current state",
    ))
}

/// A list in which every table is missing would be useless.
fn refuse_an_empty_database(
    entities: &stated::Schema,
    comparison: &Comparison,
) -> Result<(), Failure> {
    let has_some = entities.tables.keys().any(|it| comparison.database.tables.contains_key(it));
    if has_some || entities.tables.is_empty() {
        return Ok(());
    }
    Err(Failure::new(
        "the database has none of the tables that the entities state",
        "`init` is for a project whose database has its tables: name that database with `--database-url URL`",
    )
    .help("a new project begins with its first migration: `autogen -m \"…\"`"))
}

/// Finds statements that differ from the database, until there are no more.
async fn ignore_mismatches(session: &mut Session) -> Result<(Vec<Mismatch>, Comparison), Failure> {
    let mut mismatches: Vec<Mismatch> = Vec::new();
    let mut rounds = 0;
    loop {
        let comparison = session.compare(&Answers::default()).await.map_err(Failure::unwritten)?;
        if comparison.agrees() {
            return Ok((mismatches, comparison));
        }
        if rounds == 0 && !comparison.ops.is_empty() {
            refuse_an_empty_database(&session.entities, &comparison)?;
        }
        let found = mismatch::mismatches(&comparison);
        let new: Vec<Mismatch> = found.into_iter().filter(|it| !mismatches.contains(it)).collect();
        rounds += 1;
        if new.is_empty() || rounds > MOST_ROUNDS {
            let lines = operation::operations(&comparison.ops, &comparison.default_schema);
            let lines: Vec<String> = lines.iter().map(|it| format!("\n  {}", it.line())).collect();
            return Err(Failure::new(
                format!("some differences cannot be recorded under [ignore]:{}", lines.concat()),
                BUG,
            ));
        }
        for statement in &new {
            statement.kind.list(&mut session.settings.ignore).push(statement.pattern.clone());
        }
        mismatches.extend(new);
        session.settings.ignore.strip(Arc::make_mut(&mut session.entities));
    }
}

/// The result, and what to do next.
fn tell(
    root: &Path,
    written: &[PathBuf],
    said: &stated::Schema,
    mismatches: &[Mismatch],
    comparison: &Comparison,
) {
    let say = |n: usize, one: &str, many: &str| {
        if n == 1 { eprintln!("1 {one}") } else { eprintln!("{n} {many}") }
    };
    let n_true =
        said.tables.keys().filter(|name| comparison.database.tables.contains_key(*name)).count();
    let n_unmanaged =
        comparison.database.tables.keys().filter(|name| !said.tables.contains_key(*name)).count();
    say(
        n_true,
        "table of the entities is in the database.",
        "tables of the entities are in the database.",
    );
    if mismatches.is_empty() {
        eprintln!("Entities and database agree.");
    } else {
        say(
            mismatches.len(),
            "statement of the entities has no match in the database: it is listed under [ignore].",
            "statements of the entities have no match in the database: they are listed under [ignore].",
        );
    }
    if n_unmanaged > 0 {
        say(
            n_unmanaged,
            "table has no entity: it is left alone.",
            "tables have no entity: they are left alone.",
        );
    }
    eprintln!();
    for path in written {
        eprintln!("Wrote {}", path.strip_prefix(root).unwrap_or(path).display());
    }
    let commit = match written.len() {
        1 => "Commit it.",
        2 => "Commit both.",
        _ => "Commit them.",
    };
    if mismatches.is_empty() {
        eprintln!("{commit}");
    } else {
        eprintln!(
            "{commit} Remove a line from [ignore] when you want the change that it holds back."
        );
    }
}
