//! Postgres respells a schema: expressions, types and operator classes as it would print them itself.
//!
//! Only tables that differ from the database's are built, without rows, foreign keys and comments. The result is what
//! the catalog would contain if they existed.

use std::{borrow::Cow, collections::BTreeSet, sync::Arc};

use sqlx::PgConnection;

use super::{
    Scratch, ScratchError, Unavailable, alike, equivalence,
    error::INSUFFICIENT_PRIVILEGE,
    needed::{self, needed},
    path::{Around, Path},
    refusal::{Piece, Refusal},
    restrict, rollback, undecided, used,
};
use crate::{
    diff,
    plan::{self, NamespaceAction, SequenceAction, Step, TypeAction, homes},
    schema::{Column, Pair, Qualified, Schema, Table, extension::Homes, undecided::Undecided},
};

/// A schema in Postgres' spelling.
#[derive(Debug)]
pub struct Canon<'a> {
    /// The wanted schema, if there is nothing to respell.
    pub schema: Cow<'a, Schema>,
    /// If nothing could be created to have it spelled: the reason, and what is therefore undecided.
    pub undecided: Option<(Unavailable, Vec<Undecided>)>,
    /// The tables whose expressions Postgres understands, as written, only with the schemas of extensions in the
    /// search path. It understands its own spelling in any case.
    pub rewritten: BTreeSet<Qualified>,
}

/// Respells the target, or returns what Postgres refuses. The database's spelling of `stale` tables does not count,
/// because Postgres will print them differently. If nothing can be created in the database, an expression that
/// differs from the database's only in its text counts as equal, and is reported as undecided.
///
/// # Errors
/// If the scratch cannot be used at all, or an extension or type that the target needs cannot be created.
pub async fn canon<'a>(
    connection: &mut PgConnection,
    target: &'a Schema,
    database: &Schema,
    stale: &BTreeSet<Qualified>,
    default_schema: &str,
) -> Result<Result<Canon<'a>, Vec<Refusal>>, ScratchError> {
    match spelled(connection, target, database, stale, default_schema).await {
        Ok(spelled) => Ok(spelled),
        Err(ScratchError::Unavailable(reason)) => {
            let mut target = target.clone();
            equivalence::adopt_listed(&mut target, database);
            let undecided = undecided::assume_equal(&mut target, database);
            let (schema, undecided) = (Cow::Owned(target), Some((reason, undecided)));
            Ok(Ok(Canon { schema, undecided, rewritten: BTreeSet::new() }))
        }
        Err(error) => Err(error),
    }
}

async fn spelled<'a>(
    connection: &mut PgConnection,
    target: &'a Schema,
    database: &Schema,
    stale: &BTreeSet<Qualified>,
    default_schema: &str,
) -> Result<Result<Canon<'a>, Vec<Refusal>>, ScratchError> {
    let canon = |schema| Canon { schema, undecided: None, rewritten: BTreeSet::new() };
    if needed(target, database, stale).tables.is_empty() {
        return Ok(Ok(canon(Cow::Borrowed(target))));
    }
    let around = Around { database, default_schema };
    let mut merged = target.clone();
    equivalence::adopt_truth_values(&mut merged, database);
    let part = needed(&merged, database, stale);
    if part.tables.is_empty() {
        return Ok(Ok(canon(Cow::Owned(merged))));
    }
    rollback::require(connection).await?;
    let mut rewritten = BTreeSet::new();
    match respell(connection, &part, around, Path::Own).await? {
        Ok(respelled) => merge(&mut merged, &part, respelled),
        Err(refusals) => {
            if !around.has_more(&part) {
                return Ok(Err(refusals));
            }
            rewritten = refusals.iter().map(|it| it.table.clone()).collect();
            let (refused, rest) = split(&part, &rewritten);
            let refused = respell(connection, &refused, around, Path::OfExtensions).await?;
            let rest = respell(connection, &rest, around, Path::Own).await?;
            let (Ok(refused), Ok(rest)) = (refused, rest) else { return Ok(Err(refusals)) };
            merge(&mut merged, &part, refused);
            merge(&mut merged, &part, rest);
        }
    }
    equivalence::adopt_listed(&mut merged, database);
    let differing = differing(&part, &merged, database);
    if differing.is_empty() {
        return Ok(Ok(Canon { rewritten, ..canon(Cow::Owned(merged)) }));
    }
    let sides = Pair::new(needed(database, &merged, stale), needed(&merged, database, stale));
    let sides = sides.map(|it| split(&it, &differing).0);
    let before = respell(connection, &sides.before, around, Path::Own).await?;
    let after = respell(connection, &sides.after, around, Path::Own).await?;
    // If Postgres does not accept its own spelling, the difference remains.
    if let (Ok(before), Ok(after)) = (before, after) {
        equivalence::adopt_respelled(&mut merged, database, Pair::new(&before, &after));
    }
    // Whoever created the database may have had the schemas of extensions in the search path.
    let differing = self::differing(&part, &merged, database);
    if !differing.is_empty() && around.has_more(&part) {
        let part = split(&part, &differing).0;
        if let Ok(wide) = respell(connection, &part, around, Path::OfExtensions).await? {
            equivalence::adopt_respelled(&mut merged, database, Pair::new(database, &wide));
        }
    }
    Ok(Ok(Canon { rewritten, ..canon(Cow::Owned(merged)) }))
}

/// The tables of a part with an expression that differs from the database's.
fn differing(part: &Schema, merged: &Schema, database: &Schema) -> BTreeSet<Qualified> {
    let differs = |name: &Qualified| {
        let sides = merged.tables.get(name).zip(database.tables.get(name));
        sides.is_some_and(|(table, had)| equivalence::differ(table, had))
    };
    part.tables.keys().filter(|name| differs(name)).cloned().collect()
}

/// A schema with these tables, and the other one's remaining tables.
fn split(part: &Schema, names: &BTreeSet<Qualified>) -> (Schema, Schema) {
    let (mut own, mut rest) = (part.clone(), part.clone());
    own.tables.retain(|name, _| names.contains(name));
    rest.tables.retain(|name, _| !names.contains(name));
    (own, rest)
}

/// Sequences that the database does not have: a default may read them.
fn missing(target: &Schema, database: &Schema) -> BTreeSet<Qualified> {
    let names = target.sequences.keys();
    names.filter(|name| !database.sequences.contains_key(*name)).cloned().collect()
}

/// The most locks of a batch: a transaction holds one for each relation that it creates, and by default a server has
/// room for 6,400 in total (manual, `max_locks_per_transaction`).
const LOCKS: usize = 2_000;

/// Of tables that are alike, one is built. If Postgres refuses it, all are built, so that each is named.
pub(super) async fn respell(
    connection: &mut PgConnection,
    part: &Schema,
    around: Around<'_>,
    path: Path,
) -> Result<Result<Schema, Vec<Refusal>>, ScratchError> {
    let groups = alike::groups(part);
    if groups.len() == part.tables.len() {
        return respell_each(connection, part, around, path).await;
    }
    let built = groups.keys().map(|name| ((*name).clone(), Arc::clone(&part.tables[*name])));
    let few = part.with_tables(built);
    let Ok(mut respelled) = respell_each(connection, &few, around, path).await? else {
        return respell_each(connection, part, around, path).await;
    };
    for (first, others) in groups {
        let Some(came) = respelled.tables.get(first).map(Arc::clone) else { continue };
        let of = &part.tables[first];
        let taken = others
            .into_iter()
            .map(|name| (name.clone(), alike::taken_over(of, &came, &part.tables[name]).into()));
        respelled.tables.extend(taken);
    }
    Ok(Ok(respelled))
}

/// Runs batch after batch. If the server has no room for one, in memory or for names, its two halves are tried.
async fn respell_each(
    connection: &mut PgConnection,
    part: &Schema,
    around: Around<'_>,
    path: Path,
) -> Result<Result<Schema, Vec<Refusal>>, ScratchError> {
    let sequences = missing(part, around.database);
    let mut respelled = Schema::default();
    let mut refusals = Vec::new();
    let mut batches = batches(part);
    while let Some(mut batch) = batches.pop() {
        let names = batch.iter().cloned().collect();
        let own = restrict(part, &names, &BTreeSet::new(), &sequences);
        match respell_at_once(connection, &own, around, path).await {
            Ok(Ok(own)) => respelled.tables.extend(own.tables),
            Ok(Err(refused)) => refusals.extend(refused),
            Err(error) if error.wants_less() && batch.len() > 1 => {
                let rest = batch.split_off(batch.len() / 2);
                batches.extend([rest, batch]);
            }
            Err(error) => return Err(error),
        }
    }
    Ok(if refusals.is_empty() { Ok(respelled) } else { Err(refusals) })
}

/// The names of the tables in batches, last batch first.
fn batches(part: &Schema) -> Vec<Vec<Qualified>> {
    let mut batches = vec![Vec::new()];
    let mut locks = 0;
    for (name, table) in &part.tables {
        // The table, and the storage for its large values.
        let own = 3 + table.uniques.len() + table.exclusions.len() + table.indexes.len() + 2;
        if locks + own > LOCKS {
            batches.push(Vec::new());
            locks = 0;
        }
        locks += own;
        batches.last_mut().expect("there is one").push(name.clone());
    }
    batches.reverse();
    batches
}

async fn respell_at_once(
    connection: &mut PgConnection,
    part: &Schema,
    around: Around<'_>,
    path: Path,
) -> Result<Result<Schema, Vec<Refusal>>, ScratchError> {
    let Around { database, default_schema } = around;
    let mut scratch = Scratch::open(connection, default_schema, &[part]).await?;
    let further = match path {
        Path::Own => BTreeSet::new(),
        Path::OfExtensions => around.of_extensions(part),
    };
    let respelled = respell_in(&mut scratch, part, database, &further).await;
    scratch.close().await?;
    if let Some(respelled) = respelled? {
        return Ok(Ok(respelled));
    }
    let mut scratch = Scratch::open(connection, default_schema, &[part]).await?;
    let refusals = refusals(&mut scratch, part, database).await;
    scratch.close().await?;
    refusals.map(Err)
}

/// The tables as Postgres prints them, unless it refuses one. They are created with additional schemas in the search
/// path, and printed without them.
async fn respell_in(
    scratch: &mut Scratch<'_>,
    part: &Schema,
    database: &Schema,
    further: &BTreeSet<String>,
) -> Result<Option<Schema>, ScratchError> {
    let doubles = prepare(scratch, part, database).await?;
    let path = scratch.look_into(further).await?;
    for (name, table) in &doubles.tables {
        let mut steps = needed::steps(name, table);
        homes::write(&mut steps, Homes(&doubles.extensions));
        for step in &steps {
            match scratch.run(step).await {
                Ok(()) => {}
                Err(ScratchError::Statement { .. }) => return Ok(None),
                Err(error) => return Err(error),
            }
        }
    }
    scratch.look_along(&path).await?;
    let read = scratch.read().await?;
    Ok(Some(scratch.returned(&read)))
}

/// Everything in the tables that Postgres refuses.
async fn refusals(
    scratch: &mut Scratch<'_>,
    part: &Schema,
    database: &Schema,
) -> Result<Vec<Refusal>, ScratchError> {
    let doubles = prepare(scratch, part, database).await?;
    let mut refusals = Vec::new();
    for ((real, _), (name, table)) in part.tables.iter().zip(&doubles.tables) {
        let mut pieces = needed::pieces(name, table);
        for (_, step) in &mut pieces {
            homes::write(std::slice::from_mut(step), Homes(&doubles.extensions));
        }
        refusals.extend(build(scratch, real, &pieces).await?);
    }
    Ok(refusals)
}

/// What the doubles of the tables need: schemas, extensions, types and sequences.
pub(super) async fn prepare(
    scratch: &mut Scratch<'_>,
    part: &Schema,
    database: &Schema,
) -> Result<Schema, ScratchError> {
    let doubles = scratch.relocated(part);
    let own = scratch.empty(database);
    let names = doubles.tables.keys().chain(doubles.enums.keys()).map(|name| &name.schema);
    let schemas: BTreeSet<&String> = names.chain(doubles.namespaces.keys()).collect();
    for name in schemas.into_iter().filter(|name| !own.namespaces.contains_key(*name)) {
        scratch.run(&Step::Namespace(name.clone(), NamespaceAction::Create)).await?;
    }
    let extensions = Pair::new(&own, &doubles)
        .map(|it| Schema { extensions: it.extensions.clone(), ..Schema::default() });
    let extensions = extensions.as_ref();
    for step in plan::plan(&diff::diff(extensions), extensions).up {
        match scratch.run(&step).await {
            Err(ScratchError::Statement { message, code, .. })
                if code == INSUFFICIENT_PRIVILEGE =>
            {
                return Err(ScratchError::Unavailable(Unavailable::Extension { message }));
            }
            created => created?,
        }
    }
    for (name, it) in &doubles.enums {
        scratch.run(&Step::Type(name.clone(), TypeAction::Create(it.labels.clone()))).await?;
    }
    for (name, it) in &doubles.sequences {
        let create = SequenceAction::Create(it.ty, it.options);
        scratch.run(&Step::Sequence(name.clone(), create)).await?;
    }
    used::create(scratch, &doubles).await?;
    Ok(doubles)
}

/// Each piece separately.
async fn build(
    scratch: &mut Scratch<'_>,
    table: &Qualified,
    pieces: &[(Piece, Step)],
) -> Result<Vec<Refusal>, ScratchError> {
    let mut refusals = Vec::new();
    for (piece, step) in pieces {
        scratch.execute("SAVEPOINT autogen_piece").await?;
        match scratch.run(step).await {
            Ok(()) => scratch.execute("RELEASE autogen_piece").await?,
            Err(ScratchError::Statement { message, .. }) => {
                let message = scratch.told(&message);
                refusals.push(Refusal { table: table.clone(), piece: piece.clone(), message });
                scratch.execute("ROLLBACK TO autogen_piece").await?;
                // Without the table, everything else is refused as well.
                if *piece == Piece::Table {
                    break;
                }
            }
            Err(error) => return Err(error),
        }
    }
    Ok(refusals)
}

/// Replaces the wanted schema by what was read back.
fn merge(target: &mut Schema, part: &Schema, respelled: Schema) {
    for (name, table) in respelled.tables {
        let Some((asked, part)) = target.table_mut(&name).zip(part.tables.get(&name)) else {
            continue;
        };
        let Table {
            comment: _,
            columns,
            // Nothing is partitioned here: what a partitioned table does not allow is a finding about the plan.
            partition_by: _,
            primary_key,
            uniques,
            foreign_keys: _,
            checks,
            exclusions,
            indexes,
            marks: _,
        } = Arc::unwrap_or_clone(table);
        for column in columns {
            let sides = asked.column_mut(&column.name).zip(part.column(&column.name));
            let Some((asked, part)) = sides else { continue };
            let Column {
                name: _,
                ty,
                nullable,
                default,
                // Names, and the options of its sequence, are not respelled.
                not_null: _,
                identity: _,
                generated,
                collation,
                comment: _,
            } = column;
            asked.ty = ty;
            asked.collation = collation;
            asked.nullable &= nullable;
            if part.default.is_some() {
                asked.default = default;
            }
            if part.generated.is_some() {
                asked.generated = generated;
            }
        }
        asked.primary_key = primary_key.or(asked.primary_key.take());
        asked.uniques.extend(uniques);
        asked.checks.extend(checks);
        asked.exclusions.extend(exclusions);
        asked.indexes.extend(indexes);
    }
}
