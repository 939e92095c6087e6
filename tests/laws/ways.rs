//! The ways to the entities and back: by SQL, by the Rust migration, and from an empty database.

use std::collections::BTreeSet;

use autogen::{
    check::{Direction, Finding},
    op::Op,
    pipeline::Comparison,
    schema::{
        Pair, Schema, declared,
        extension::{located, stayed},
        stated,
    },
};
use sea_orm_migration::SchemaManager;
use sqlx::{AssertSqlSafe, Executor, PgConnection};

use crate::{
    case::Case,
    compare::{gone_on, kept, marked, settled},
    dump::Dump,
    is_blessing,
    place::GUEST,
    rows::{self, Side, Values},
    stage::{Stage, remembered},
};

/// The result of `up`.
pub(crate) struct Reached {
    schema: Schema,
    rows: rows::Rows,
    dump: Option<Dump>,
    names: Names,
}

/// L1 to L5, L8 and L9, with the SQL.
pub(crate) async fn by_sql(
    stage: &Stage,
    change: &Comparison,
    after: &stated::Schema,
) -> Result<Reached, String> {
    let (place, ops) = (&stage.place, &change.ops);
    let start = stage.catalog().await?;
    let dumped = place.dump().await?;
    let rows_before = rows::rows(place, &start, ops, Side::Before, Values::Untouched).await?;
    let returning = Values::Returned(&change.findings);
    let values_before = rows::rows(place, &start, ops, Side::Before, returning).await?;
    let counters_before = rows::counters(place, &start, ops).await?;
    stage.run(&change.plan.up, "L1: up").await?;
    let schema = stage.catalog().await?;
    let reached = Reached {
        rows: rows::all(place, &schema).await?,
        dump: place.dump().await?,
        names: Names::after(ops),
        schema,
    };
    let target = located(change.target.clone(), &reached.schema);
    // A recreated check comes from its print, which Postgres may print differently.
    stage.same("L2: the catalog after up is not the target", &reached.schema, &target).await?;
    let now = rows::rows(place, &reached.schema, ops, Side::After, Values::Untouched).await?;
    kept("L8: rows after up", &rows_before, &now)?;
    let counters = rows::counters(place, &reached.schema, ops).await?;
    gone_on("L8: counters after up", &counters_before, &counters)?;
    settled(
        "L3: a second run",
        &stage.compare(after, &remembered(&change.remembered(after))?).await?,
    )?;
    settled(
        "L3: a run with a lock that remembers no prints",
        &stage.compare(after, &remembered(after)?).await?,
    )?;
    by_a_guest(stage, after, &remembered(&change.remembered(after))?).await?;
    stage.run(&change.plan.down, "L4: down").await?;
    let returned = stage.catalog().await?;
    let stayed = stayed(start.clone(), &change.target, &returned);
    stage.same("L4: the catalog after down is not the start", &returned, &stayed).await?;
    let now = rows::rows(place, &returned, ops, Side::Before, returning).await?;
    marked("L9: after down", &returned, &start)?;
    kept("L8: rows after down", &values_before, &now)?;
    let returned = rows::counters(place, &returned, ops).await?;
    gone_on("L8: counters after down", &counters, &returned)?;
    let mut dumps = Pair::new(place.dump().await?, dumped);
    for direction in [Direction::Up, Direction::Down] {
        let goes_along = |it: &Finding| it.direction == direction && it.code == "drops-along";
        if change.findings.iter().any(goes_along)
            && let Pair { before: Some(found), after: Some(expected) } = &mut dumps
        {
            let all = found.clone();
            *found = all.clone().without_what_went_along(direction, expected);
            *expected = expected.clone().without_what_went_along(direction, &all);
        }
    }
    unchanged("L9: pg_dump after down", dumps, reached.names)?;
    stage.run(&change.plan.up, "L5: up again").await?;
    let again = stage.catalog().await?;
    stage.same("L5: the catalog after the second up", &again, &reached.schema).await?;
    stage.run(&change.plan.down, "L5: down again").await?;
    Ok(reached)
}

/// Whether names that Postgres generated may be those of former tables and columns.
#[derive(Clone, Copy)]
enum Names {
    Follow,
    Stay,
}

impl Names {
    fn after(ops: &[Op]) -> Self {
        let is_renamed = ops.iter().any(|op| matches!(op, Op::Rename(_)));
        if is_renamed { Self::Stay } else { Self::Follow }
    }
}

/// Two dumps are equal, except for what is never dropped.
fn unchanged(what: &str, dumps: Pair<Option<Dump>>, names: Names) -> Result<(), String> {
    let dumps = match names {
        Names::Follow => dumps,
        Names::Stay => dumps.map(|it| it.map(Dump::without_names_that_stay)),
    };
    let (Some(found), Some(expected)) = (dumps.before, dumps.after) else { return Ok(()) };
    found.same(what, &expected.with_what_stays(&found))
}

/// L3 for a role with few rights: without the right to create a schema, it finds the same.
async fn by_a_guest(
    stage: &Stage,
    after: &stated::Schema,
    lock: &stated::Schema,
) -> Result<(), String> {
    // They are those of the role that connects.
    let declared = after.declared.keys().chain(lock.declared.keys());
    if declared.into_iter().any(|it| it.kind == declared::Kind::DefaultPrivileges) {
        return Ok(());
    }
    // What is beside tables is known from the lock alone.
    let bare = remembered(after)?;
    let lock = if after.declarations.is_empty() { &bare } else { lock };
    stage.place.invite_guest().await?;
    let mut connection = stage.place.connection().await?;
    switch(&mut connection, &format!("SET ROLE {GUEST}")).await?;
    let comparison = stage.compare_on(&mut connection, after, lock).await;
    switch(&mut connection, "RESET ROLE").await?;
    drop(connection);
    let comparison = comparison?;
    if let Some(finding) = comparison.findings.first() {
        return Err(format!("L3: a role that may only look is told {}", finding.message));
    }
    settled("a second run by a role that may only look", &comparison)?;
    stage.place.dismiss_guest().await
}

async fn switch(connection: &mut PgConnection, sql: &str) -> Result<(), String> {
    let done = connection.execute(sqlx::raw_sql(AssertSqlSafe(sql.to_owned()))).await;
    done.map(drop).map_err(|error| error.to_string())
}

/// L2, second half: a database built from nothing is the one reached by steps, and holds the rows that the case
/// expects.
pub(crate) async fn from_scratch(
    stage: Stage,
    case: &Case,
    after: &stated::Schema,
    reached: Reached,
) -> Result<Stage, String> {
    let place = stage.place.another(&case.name).await?;
    let schemas = reached.schema.namespaces.keys().cloned().collect();
    let stage = Stage { place, schemas, detached: BTreeSet::new(), fills: Vec::new() };
    let whole = stage.compare(after, &stated::Schema::default()).await?;
    stage.run(&whole.plan.up, "L2: building from scratch").await?;
    let mut built = stage.catalog().await?;
    // Schemas and extensions are never dropped, because others may use them.
    built.namespaces.clone_from(&reached.schema.namespaces);
    built.extensions.clone_from(&reached.schema.extensions);
    // A rename keeps the names of the sequences behind columns, which nobody states.
    let built = located(built, &reached.schema);
    let what = "L2: the catalog is not that of a database built from scratch";
    stage.same(what, &reached.schema, &built).await?;
    let dumps = Pair::new(reached.dump, stage.place.dump().await?);
    unchanged("L2: pg_dump beside a database built from scratch", dumps, reached.names)?;
    let Some(rows) = case.text("rows_after.sql") else { return Ok(stage) };
    stage.place.execute(&rows).await?;
    let expected = rows::all(&stage.place, &built).await?;
    kept("L8: rows_after.sql is not what the tables hold after up", &expected, &reached.rows)?;
    Ok(stage)
}

/// L6: the Rust migration reaches the same catalogs.
pub(crate) async fn by_rust(stage: &Stage, case: &Case, change: &Comparison) -> Result<(), String> {
    if is_blessing() || change.ops.is_empty() {
        return Ok(());
    }
    let Some(migration) = case_migrations::migration(&case.name) else {
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
    let stayed = stayed(start.clone(), &change.target, &returned);
    stage.same("L6: the catalog after the migration's down", &returned, &stayed).await
}
