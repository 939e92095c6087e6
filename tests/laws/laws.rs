//! The laws. Each is a sentence; a case that breaks one says which.

use std::collections::{BTreeMap, BTreeSet};

use autogen::{
    catalog::{self, Selection},
    desired::{Scope, ignore::Ignore},
    diff, entity, lock,
    op::Op,
    pipeline::{self, Comparison, Request},
    plan::Step,
    render::{
        operation::{self, Operation},
        sql,
    },
    schema::{
        Marks, Pair, Schema,
        diagnostic::Severity,
        extension::{located, stayed},
        stated,
    },
    scratch::{canon, prove::Verdict},
};
use sea_orm_migration::SchemaManager;
use serde::Deserialize;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use tests::server::Server;

use crate::{
    case::Case,
    golden, migrations,
    place::{EMBEDDED, Embedded, GUEST, Place},
    rows::{self, Side},
};

pub(crate) const DEFAULT_SCHEMA: &str = "public";

/// Holds a case to every law on one server.
pub(crate) fn hold(case: &Case, server: &Server) -> Result<(), String> {
    if server.version < case.expected.since {
        return Ok(());
    }
    block_on(async {
        play(case, Place::on(server, &case.name)?, server.version, Golden::Blessed).await
    })
}

/// Holds a case to every law on the embedded server.
pub(crate) fn hold_embedded(case: &Case, server: &Embedded) -> Result<(), String> {
    if EMBEDDED < case.expected.since {
        return Ok(());
    }
    server.play(|place| async {
        // What it is about may be an extension that only other servers have.
        if !place.offers(&case.expected.needs).await? {
            return Ok(());
        }
        play(case, place, EMBEDDED, Golden::Blessed).await
    })
}

/// Holds a pair that nobody wrote to every law that needs no golden.
pub(crate) fn hold_random(case: &Case, server: &Server) -> Result<(), String> {
    block_on(async {
        play(case, Place::on(server, &case.name)?, server.version, Golden::None).await
    })
}

fn block_on(future: impl Future<Output = Result<(), String>>) -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|it| it.to_string())?;
    runtime.block_on(future)
}

/// Whether what the tool makes of a case has been blessed.
#[derive(Clone, Copy)]
enum Golden {
    Blessed,
    None,
}

async fn play(case: &Case, place: Place, version: u32, golden: Golden) -> Result<(), String> {
    let before = read(case, "before")?;
    let after = read(case, "after")?;
    let place = place.along(case.expected.search_path.clone()).await?;
    let stage = Stage { place, schemas: schemas(&before, &after) };
    if let Some(sql) = case.text("setup.sql") {
        stage.place.execute(&sql).await?;
    }

    // The start is itself a generation, from nothing.
    let nothing = stated::Schema::default();
    let start = stage.compare(&before, &nothing).await?;
    stage.run(&start.plan.up, "before").await?;
    let locked = remembered(&start.remembered(&before))?;
    settled("a second run over `before`", &stage.compare(&before, &locked).await?)?;
    if let Some(sql) = case.text("rows.sql") {
        stage.place.execute(&sql).await?;
    }

    if let Some(words) = &case.expected.refused {
        return refused_in_words(words, stage.compare(&after, &locked).await);
    }
    let change = stage.compare(&after, &locked).await?;
    let again = stage.compare(&after, &locked).await?;
    if golden::generated(case, &change) != golden::generated(case, &again) {
        return Err("L7: the same input does not give the same bytes".into());
    }
    reversible(&change)?;
    if !change.stops().is_empty() {
        if let Golden::Blessed = golden {
            golden::findings(case, &change)?;
            golden::check(case, "summary.txt", &golden::summary_of(&change))?;
        }
        return refused(&stage, &change).await;
    }
    let mut connection = stage.place.connection().await?;
    let proof = change.prove(&mut connection).await.map_err(|error| error.to_string())?;
    drop(connection);
    if !matches!(proof, Verdict::Proved(_)) {
        return Err(format!("the plan is not proved: {}", verdict(&proof)));
    }
    if let Golden::Blessed = golden {
        golden::findings(case, &change)?;
        for (file, text) in golden::texts(case, &change, version) {
            golden::check(case, file, &text)?;
        }
    }
    if let Some(words) = &case.expected.fails {
        return fails(words, &stage, &change).await;
    }
    let reached = by_sql(&stage, &change, &after).await?;
    if let Golden::Blessed = golden {
        by_rust(&stage, case, &change).await?;
    }
    let is_alone = case.text("setup.sql").is_none()
        && !case.name.starts_with("unmanaged/")
        && !case.name.starts_with("equal/");
    if is_alone { from_scratch(stage, case, &after, &reached).await } else { Ok(()) }
}

/// What holds without a database: nothing differs from itself, and the way back is the inverse of the way there.
fn reversible(change: &Comparison) -> Result<(), String> {
    let schemas = change.schemas();
    if schemas.map(|it| diff::diff(Pair::new(it, it))) != Pair::new(vec![], vec![]) {
        return Err("a schema differs from itself".into());
    }
    let there = diff::diff(schemas);
    let back = diff::diff(schemas.swap());
    let inverse: Vec<Op> = there.iter().cloned().map(Op::inverse).collect();
    if inverse.len() != back.len() || !inverse.iter().all(|op| back.contains(op)) {
        return Err("the difference backwards is not the inverse".into());
    }
    if inverse.into_iter().map(Op::inverse).ne(there) {
        return Err("the inverse of the inverse is something else".into());
    }
    Ok(())
}

/// The change is refused in these words.
fn refused_in_words(words: &str, change: Result<Comparison, String>) -> Result<(), String> {
    match change {
        Ok(_) => Err(format!("the change is not refused: {words}")),
        Err(error) if error.contains(words) => Ok(()),
        Err(error) => Err(format!("the change is refused otherwise: {error}")),
    }
}

/// What is said to be in the way is in the way, and a refusal leaves everything as it was.
async fn refused(stage: &Stage, change: &Comparison) -> Result<(), String> {
    let start = stage.catalog().await?;
    if stage.run(&change.plan.up, "up").await.is_ok() {
        return Err("up is said to be blocked, and Postgres carries it out".into());
    }
    same("a refused change leaves something behind", &stage.catalog().await?, &start)
}

/// What a finding foretells of the rows comes to pass, and leaves everything as it was.
async fn fails(words: &str, stage: &Stage, change: &Comparison) -> Result<(), String> {
    let start = stage.catalog().await?;
    let before = rows::rows(&stage.place, &start, &change.ops, Side::Before).await?;
    match stage.run(&change.plan.up, "up").await {
        Ok(()) => return Err(format!("up does not fail on the rows: {words}")),
        Err(error) if error.contains(words) => {}
        Err(error) => return Err(format!("up fails otherwise: {error}")),
    }
    same("what fails leaves something behind", &stage.catalog().await?, &start)?;
    let now = rows::rows(&stage.place, &start, &change.ops, Side::Before).await?;
    kept("L8: rows after up has failed", &before, &now)
}

/// L1 to L5, L8 and L9, with the SQL.
async fn by_sql(
    stage: &Stage,
    change: &Comparison,
    after: &stated::Schema,
) -> Result<Schema, String> {
    let start = stage.catalog().await?;
    let rows_before = rows::rows(&stage.place, &start, &change.ops, Side::Before).await?;
    let counters_before = rows::counters(&stage.place, &start, &change.ops).await?;
    stage.run(&change.plan.up, "L1: up").await?;
    let reached = stage.catalog().await?;
    let target = located(change.target.clone(), &reached);
    // A check that stepped aside came back from its print, which Postgres may print otherwise.
    stage.same("L2: the catalog after up is not the target", &reached, &target).await?;
    let now = rows::rows(&stage.place, &reached, &change.ops, Side::After).await?;
    kept("L8: rows after up", &rows_before, &now)?;
    let counters = rows::counters(&stage.place, &reached, &change.ops).await?;
    gone_on("L8: counters after up", &counters_before, &counters)?;
    settled(
        "L3: a second run",
        &stage.compare(after, &remembered(&change.remembered(after))?).await?,
    )?;
    settled(
        "L3: a run with a lock that remembers no prints",
        &stage.compare(after, &remembered(after)?).await?,
    )?;
    by_a_guest(stage, after).await?;
    stage.run(&change.plan.down, "L4: down").await?;
    let returned = stage.catalog().await?;
    let stayed = stayed(start.clone(), &change.target);
    stage.same("L4: the catalog after down is not the start", &returned, &stayed).await?;
    let now = rows::rows(&stage.place, &returned, &change.ops, Side::Before).await?;
    marked("L9: after down", &returned, &start)?;
    kept("L8: rows after down", &rows_before, &now)?;
    let returned = rows::counters(&stage.place, &returned, &change.ops).await?;
    gone_on("L8: counters after down", &counters, &returned)?;
    stage.run(&change.plan.up, "L5: up again").await?;
    let again = stage.catalog().await?;
    stage.same("L5: the catalog after the second up", &again, &reached).await?;
    stage.run(&change.plan.down, "L5: down again").await?;
    Ok(reached)
}

/// L3 for a role that may only look: what it finds without the right to create a schema is the same.
async fn by_a_guest(stage: &Stage, after: &stated::Schema) -> Result<(), String> {
    stage.place.invite_guest().await?;
    let mut connection = stage.place.connection().await?;
    switch(&mut connection, &format!("SET ROLE {GUEST}")).await?;
    let comparison = stage.compare_on(&mut connection, after, &remembered(after)?).await;
    switch(&mut connection, "RESET ROLE").await?;
    let comparison = comparison?;
    if let Some(finding) = comparison.findings.first() {
        return Err(format!("L3: a role that may only look is told {}", finding.message));
    }
    settled("a second run by a role that may only look", &comparison)
}

async fn switch(connection: &mut PgConnection, sql: &str) -> Result<(), String> {
    let done = connection.execute(sqlx::raw_sql(AssertSqlSafe(sql.to_owned()))).await;
    done.map(drop).map_err(|error| error.to_string())
}

/// L2, second half: what is built at once is what is reached by steps.
async fn from_scratch(
    stage: Stage,
    case: &Case,
    after: &stated::Schema,
    reached: &Schema,
) -> Result<(), String> {
    let place = stage.place.another(&case.name).await?;
    let stage = Stage { place, schemas: reached.namespaces.keys().cloned().collect() };
    let whole = stage.compare(after, &stated::Schema::default()).await?;
    stage.run(&whole.plan.up, "L2: building from scratch").await?;
    let mut built = stage.catalog().await?;
    // Schemas and extensions are never taken away, for they may hold what is not ours.
    built.namespaces.clone_from(&reached.namespaces);
    built.extensions.clone_from(&reached.extensions);
    let what = "L2: the catalog is not that of a database built from scratch";
    stage.same(what, reached, &built).await
}

/// L6: the Rust migration reaches the same catalogs.
async fn by_rust(stage: &Stage, case: &Case, change: &Comparison) -> Result<(), String> {
    if std::env::var_os("BLESS").is_some() || change.ops.is_empty() {
        return Ok(());
    }
    let Some(migration) = migrations::migration(&case.name) else {
        return Err("L6: the case has no migration.rs; bless it".into());
    };
    let start = stage.catalog().await?;
    let database = stage.place.for_migrations();
    let manager = SchemaManager::new(&database);
    migration.up(&manager).await.map_err(|error| format!("L6: the migration's up: {error}"))?;
    let reached = stage.catalog().await?;
    let target = located(change.target.clone(), &reached);
    stage.same("L6: the catalog after the migration's up", &reached, &target).await?;
    migration.down(&manager).await.map_err(|error| format!("L6: the migration's down: {error}"))?;
    let returned = stage.catalog().await?;
    let stayed = stayed(start.clone(), &change.target);
    stage.same("L6: the catalog after the migration's down", &returned, &stayed).await
}

/// A database in the middle of a case.
struct Stage {
    place: Place,
    schemas: Vec<String>,
}

impl Stage {
    async fn compare(
        &self,
        entities: &stated::Schema,
        lock: &stated::Schema,
    ) -> Result<Comparison, String> {
        let mut connection = self.place.connection().await?;
        self.compare_on(&mut connection, entities, lock).await
    }

    async fn compare_on(
        &self,
        connection: &mut PgConnection,
        entities: &stated::Schema,
        lock: &stated::Schema,
    ) -> Result<Comparison, String> {
        let request = Request {
            entities,
            lock,
            scope: Scope::Stated,
            ignore: &Ignore::default(),
            default_schema: DEFAULT_SCHEMA,
            schemas: &self.schemas,
            begins: false,
        };
        pipeline::compare(connection, request).await.map_err(|error| match error {
            pipeline::Error::Refused(diagnostics) => {
                diagnostics.iter().map(|it| it.message.clone()).collect::<Vec<_>>().join("\n")
            }
            error => error.to_string(),
        })
    }

    async fn run(&self, steps: &[Step], what: &str) -> Result<(), String> {
        // As the runner does it: all in one transaction.
        let mut connection = self.place.connection().await?;
        let mut transaction = connection.begin().await.map_err(|error| error.to_string())?;
        for step in steps {
            let statement = sql::statement(step, DEFAULT_SCHEMA);
            let done = transaction.execute(sqlx::raw_sql(AssertSqlSafe(statement.clone()))).await;
            done.map_err(|error| format!("{what}: {error}\n{statement}"))?;
        }
        transaction.commit().await.map_err(|error| error.to_string())
    }

    /// Two catalogs, up to what Postgres itself respells when it reads what it has printed.
    async fn same(&self, what: &str, found: &Schema, expected: &Schema) -> Result<(), String> {
        let mut connection = self.place.connection().await?;
        let stale = BTreeSet::new();
        let settled = canon::canon(&mut connection, expected, found, &stale, DEFAULT_SCHEMA).await;
        match settled.map_err(|error| error.to_string())? {
            Ok(settled) => same(what, found, &settled.schema),
            Err(_) => same(what, found, expected),
        }
    }

    async fn catalog(&self) -> Result<Schema, String> {
        let mut connection = self.place.connection().await?;
        let selection = Selection { schemas: self.schemas.clone() };
        catalog::read(&mut connection, &selection).await.map_err(|error| error.to_string())
    }
}

fn schemas(before: &stated::Schema, after: &stated::Schema) -> Vec<String> {
    let both = [before, after];
    let names = both.iter().flat_map(|it| {
        let sequences = it.sequences().map(|(name, _)| name);
        it.tables.keys().chain(it.enums.keys()).chain(sequences)
    });
    let mut schemas: Vec<String> =
        names.map(|name| name.schema.clone()).chain([DEFAULT_SCHEMA.to_owned()]).collect();
    schemas.sort();
    schemas.dedup();
    schemas
}

/// What a side of a case says: its entities, and what its settings say of extensions.
fn read(case: &Case, side: &str) -> Result<stated::Schema, String> {
    #[derive(Default, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Settings {
        extensions: BTreeMap<String, stated::Extension>,
    }
    let file = &format!("{side}.rs");
    let settings = case.text(&format!("{side}.toml")).map(|text| toml::from_str(&text));
    let settings: Settings =
        settings.transpose().map_err(|error| error.to_string())?.unwrap_or_default();
    let reading = entity::read(&entity::Options {
        roots: vec![case.path(file)],
        default_schema: DEFAULT_SCHEMA.to_owned(),
        types: BTreeMap::new(),
        features: entity::Features::Default,
    });
    let errors: Vec<String> = reading
        .diagnostics
        .iter()
        .filter(|it| it.severity == Severity::Error)
        .map(|it| format!("{file}:{}:{}: {}", it.place.line, it.place.column, it.message))
        .collect();
    if errors.is_empty() {
        Ok(stated::Schema { extensions: settings.extensions, ..reading.schema })
    } else {
        Err(errors.join("\n"))
    }
}

/// What the lock remembers of a statement: through its text, so that the file is tested along.
fn remembered(stated: &stated::Schema) -> Result<stated::Schema, String> {
    let directory = tempfile::tempdir().map_err(|error| error.to_string())?;
    std::fs::write(directory.path().join(lock::FILE), lock::print(stated))
        .map_err(|error| error.to_string())?;
    lock::read(directory.path()).map_err(|error| error.to_string())
}

fn settled(what: &str, comparison: &Comparison) -> Result<(), String> {
    if comparison.ops.is_empty() {
        return Ok(());
    }
    Err(format!("{what} finds something to do:\n{}", lines(&comparison.operations)))
}

fn same(what: &str, found: &Schema, expected: &Schema) -> Result<(), String> {
    let residue = diff::diff(Pair::new(found, expected));
    if residue.is_empty() {
        return Ok(());
    }
    Err(format!(
        "{what}; still to do:\n{}",
        lines(&operation::operations(&residue, DEFAULT_SCHEMA))
    ))
}

/// What stands on constraints and indexes that are there, and is nobody's wish, stays.
fn marked(what: &str, found: &Schema, expected: &Schema) -> Result<(), String> {
    for (name, table) in &expected.tables {
        let Some(now) = found.tables.get(name) else { continue };
        let parts: Vec<&String> = table
            .indexes
            .keys()
            .chain(table.primary_key.iter().map(|key| &key.name))
            .chain(table.uniques.keys())
            .chain(table.exclusions.keys())
            .chain(table.checks.keys())
            .chain(table.foreign_keys.keys())
            .collect();
        let of_parts = |marks: &Marks| {
            let mut marks = marks.clone();
            marks.invalid.clear();
            marks.constraint_comments.retain(|name, _| parts.contains(&name));
            marks.index_comments.retain(|name, _| parts.contains(&name));
            marks.replica_identity = marks.replica_identity.filter(|it| parts.contains(&it));
            marks.clustered_on = marks.clustered_on.filter(|it| parts.contains(&it));
            marks
        };
        let (now, expected) = (of_parts(&now.marks), of_parts(&table.marks));
        if now != expected {
            return Err(format!("{what}, `{name}` has {now:?}, had {expected:?}"));
        }
    }
    Ok(())
}

fn kept(what: &str, before: &rows::Rows, now: &rows::Rows) -> Result<(), String> {
    for (table, rows) in before {
        if now.get(table) != Some(rows) {
            return Err(format!("{what}: `{table}` had {rows:?}, has {:?}", now.get(table)));
        }
    }
    Ok(())
}

/// A counter never goes back, and one that is new is beyond the rows.
fn gone_on(what: &str, before: &rows::Counters, now: &rows::Counters) -> Result<(), String> {
    for (column, (next, beyond_rows)) in now {
        let least = before.get(column).map_or(beyond_rows, |(next, _)| next);
        if next < least {
            return Err(format!("{what}: `{column}` counts {next} next, not {least}"));
        }
    }
    Ok(())
}

fn lines(operations: &[Operation]) -> String {
    operations.iter().map(|it| format!("  {}\n", it.line())).collect()
}

fn verdict(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Proved(_) => "proved".into(),
        Verdict::Refused { stage, statement, message } => {
            format!("{stage:?}: {message}\n{statement}")
        }
        Verdict::Differs { stage, residue } => {
            format!(
                "{stage:?}, still to do:\n{}",
                lines(&operation::operations(residue, DEFAULT_SCHEMA))
            )
        }
    }
}
