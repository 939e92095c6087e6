//! Postgres respells a schema: expressions, types and operator classes as it would print them itself.
//!
//! Only tables that differ from the database's are built, without rows, foreign keys and comments; what comes back for
//! them is what the catalog would say if they were there.

use std::{borrow::Cow, collections::BTreeSet, sync::Arc};

use sqlx::PgConnection;

use super::{
    INSUFFICIENT_PRIVILEGE, NoRoom, Scratch, ScratchError,
    refusal::{Part, Refusal},
    restrict, settle, unspelled,
};
use crate::{
    diff,
    plan::{self, Constraint, NamespaceAction, SequenceAction, Step, TableAction, TypeAction},
    schema::{
        Column, Identity, IdentityKind, Pair, Qualified, Schema, Table, undecided::Undecided,
    },
};

/// A schema as Postgres spells it.
#[derive(Debug)]
pub struct Canon<'a> {
    /// What was asked for, where there is nothing to respell.
    pub schema: Cow<'a, Schema>,
    /// Where there was no room to have it spelled: the reason, and what is therefore left open.
    pub open: Option<(NoRoom, Vec<Undecided>)>,
}

/// Respells the target; or says what Postgres refuses of it. What the database has of `stale` tables is not to be relied
/// on: Postgres will print it otherwise. Where nothing can be made in the database, an expression
/// that differs from the database's only in its text is taken for the same, and said to be undecided.
///
/// # Errors
/// Where the scratch cannot be used at all, or an extension or type the target needs cannot be made.
pub async fn canon<'a>(
    connection: &mut PgConnection,
    target: &'a Schema,
    database: &Schema,
    stale: &BTreeSet<Qualified>,
    default_schema: &str,
) -> Result<Result<Canon<'a>, Vec<Refusal>>, ScratchError> {
    match spelled(connection, target, database, stale, default_schema).await {
        Ok(spelled) => Ok(spelled.map(|schema| Canon { schema, open: None })),
        Err(ScratchError::NoRoom(reason)) => {
            let mut target = target.clone();
            settle::equivalents(&mut target, database);
            let undecided = unspelled::assume(&mut target, database);
            Ok(Ok(Canon { schema: Cow::Owned(target), open: Some((reason, undecided)) }))
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
) -> Result<Result<Cow<'a, Schema>, Vec<Refusal>>, ScratchError> {
    let differing = differing(target, database, stale);
    if differing.is_empty() {
        return Ok(Ok(Cow::Borrowed(target)));
    }
    let part = restrict(target, &differing, &BTreeSet::new(), &missing(target, database));
    let respelled = match respell(connection, &part, database, default_schema).await? {
        Ok(respelled) => respelled,
        Err(refusals) => return Ok(Err(refusals)),
    };
    let mut merged = merge(target, respelled);
    settle::equivalents(&mut merged, database);
    let open: BTreeSet<Qualified> = differing
        .into_iter()
        .filter(|name| {
            let sides = merged.tables.get(name).zip(database.tables.get(name));
            sides.is_some_and(|(table, had)| settle::is_open(table, had))
        })
        .collect();
    if open.is_empty() {
        return Ok(Ok(Cow::Owned(merged)));
    }
    let parts = Pair::new(database, &merged)
        .map(|schema| restrict(schema, &open, &BTreeSet::new(), &missing(schema, database)));
    let before = respell(connection, &parts.before, database, default_schema).await?;
    let after = respell(connection, &parts.after, database, default_schema).await?;
    // What Postgres does not take back as it printed it stays a difference.
    if let (Ok(before), Ok(after)) = (before, after) {
        settle::settle(&mut merged, database, Pair::new(&before, &after));
    }
    Ok(Ok(Cow::Owned(merged)))
}

/// Sequences that the database does not have: a default may want to read them.
fn missing(target: &Schema, database: &Schema) -> BTreeSet<Qualified> {
    let names = target.sequences.keys();
    names.filter(|name| !database.sequences.contains_key(*name)).cloned().collect()
}

/// Tables of the target that the database does not have just so.
fn differing(
    target: &Schema,
    database: &Schema,
    stale: &BTreeSet<Qualified>,
) -> BTreeSet<Qualified> {
    target
        .tables
        .iter()
        .filter(|(name, table)| {
            let had = database.tables.get(*name);
            stale.contains(*name) || had.is_none_or(|had| !are_spelled_alike(had, table))
        })
        .map(|(name, _)| name.clone())
        .collect()
}

/// Whether all that is built in the scratch is the same.
fn are_spelled_alike(left: &Table, right: &Table) -> bool {
    let Table {
        comment: _,
        columns,
        primary_key,
        uniques,
        foreign_keys: _,
        checks,
        exclusions,
        indexes,
        marks: _,
    } = left;
    *columns == right.columns
        && *primary_key == right.primary_key
        && *uniques == right.uniques
        && *checks == right.checks
        && *exclusions == right.exclusions
        && *indexes == right.indexes
}

async fn respell(
    connection: &mut PgConnection,
    part: &Schema,
    database: &Schema,
    default_schema: &str,
) -> Result<Result<Schema, Vec<Refusal>>, ScratchError> {
    match respell_at_once(connection, part, database, default_schema).await {
        Err(ScratchError::Crowded(_)) => {}
        respelled => return respelled,
    }
    // One table at a time, there is room for all.
    let (mut whole, mut refusals) = (part.clone(), Vec::new());
    for name in part.tables.keys() {
        let sequences = part.sequences.keys().cloned().collect();
        let own = restrict(part, &BTreeSet::from([name.clone()]), &BTreeSet::new(), &sequences);
        match respell_at_once(connection, &own, database, default_schema).await? {
            Ok(respelled) => whole.tables.extend(respelled.tables),
            Err(refused) => refusals.extend(refused),
        }
    }
    Ok(if refusals.is_empty() { Ok(whole) } else { Err(refusals) })
}

async fn respell_at_once(
    connection: &mut PgConnection,
    part: &Schema,
    database: &Schema,
    default_schema: &str,
) -> Result<Result<Schema, Vec<Refusal>>, ScratchError> {
    let mut scratch = Scratch::open(connection, default_schema, &[part]).await?;
    let respelled = respell_in(&mut scratch, part, database).await;
    scratch.close().await?;
    respelled
}

async fn respell_in(
    scratch: &mut Scratch<'_>,
    part: &Schema,
    database: &Schema,
) -> Result<Result<Schema, Vec<Refusal>>, ScratchError> {
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
                return Err(ScratchError::NoRoom(NoRoom::Extension { message }));
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
    let mut refusals = Vec::new();
    for ((real, _), (name, table)) in part.tables.iter().zip(&doubles.tables) {
        let pieces = pieces(name, table);
        refusals.extend(build(scratch, real, &pieces).await?);
    }
    if !refusals.is_empty() {
        return Ok(Err(refusals));
    }
    let read = scratch.read().await?;
    Ok(Ok(scratch.returned(&read)))
}

/// Piece after piece; where one is refused, all of them again, to know every one that is.
async fn build(
    scratch: &mut Scratch<'_>,
    table: &Qualified,
    pieces: &[(Part, Step)],
) -> Result<Vec<Refusal>, ScratchError> {
    scratch.execute("SAVEPOINT autogen_table").await?;
    match run_all(scratch, pieces).await {
        Ok(()) => return Ok(Vec::new()),
        Err(ScratchError::Statement { .. }) => scratch.execute("ROLLBACK TO autogen_table").await?,
        Err(error) => return Err(error),
    }
    let mut refusals = Vec::new();
    for (part, step) in pieces {
        scratch.execute("SAVEPOINT autogen_piece").await?;
        match scratch.run(step).await {
            Ok(()) => {}
            Err(ScratchError::Statement { message, .. }) => {
                refusals.push(Refusal { table: table.clone(), part: part.clone(), message });
                scratch.execute("ROLLBACK TO autogen_piece").await?;
                // Without a table everything else is refused as well.
                if *part == Part::Table {
                    break;
                }
            }
            Err(error) => return Err(error),
        }
    }
    Ok(refusals)
}

async fn run_all(scratch: &mut Scratch<'_>, pieces: &[(Part, Step)]) -> Result<(), ScratchError> {
    for (_, step) in pieces {
        scratch.run(step).await?;
    }
    Ok(())
}

fn pieces(name: &Qualified, table: &Table) -> Vec<(Part, Step)> {
    let Table {
        comment: _,
        columns,
        primary_key,
        uniques,
        foreign_keys: _,
        checks,
        exclusions,
        indexes,
        marks: _,
    } = table;
    let create = Step::Table(name.clone(), TableAction::Create(Box::default()));
    let mut pieces = vec![(Part::Table, create)];
    // What is computed comes after what it is computed from, wherever the entity says it.
    let (computed, stored): (Vec<&Column>, Vec<&Column>) =
        columns.iter().partition(|column| column.generated.is_some());
    for column in stored.into_iter().chain(computed) {
        let step = Step::add_column(name, without_sequence(column));
        pieces.push((Part::Column(column.name.clone()), step));
    }
    if let Some(key) = primary_key {
        pieces.push((Part::PrimaryKey, Step::add_primary_key(name, key)));
    }
    for (it, unique) in uniques {
        let step = Step::add(name, it, Constraint::Unique(unique.clone()));
        pieces.push((Part::Unique(it.clone()), step));
    }
    for (it, check) in checks {
        let step = Step::add(name, it, Constraint::Check(check.clone()));
        pieces.push((Part::Check(it.clone()), step));
    }
    for (it, exclusion) in exclusions {
        let step = Step::add(name, it, Constraint::Exclusion(exclusion.clone()));
        pieces.push((Part::Exclusion(it.clone()), step));
    }
    for (it, index) in indexes {
        pieces.push((Part::Index(it.clone()), Step::create_index(name, it, index)));
    }
    pieces
}

/// The column with a sequence that Postgres makes by itself: what it is called and told is not respelled.
fn without_sequence(column: &Column) -> Column {
    let mut column = column.clone();
    if let Some(identity) = column.identity.as_mut().filter(|it| it.kind == IdentityKind::Serial) {
        **identity = Identity::new(IdentityKind::Serial);
    }
    column
}

/// The target with what came back, and with what was not built as it was.
fn merge(target: &Schema, respelled: Schema) -> Schema {
    let mut merged = target.clone();
    for (name, table) in respelled.tables {
        let mut table = Arc::unwrap_or_clone(table);
        let Some(asked) = merged.table_mut(&name) else { continue };
        for column in &mut table.columns {
            let asked = asked.column(&column.name);
            column.comment = asked.and_then(|it| it.comment.clone());
            column.identity = asked.and_then(|it| it.identity.clone());
        }
        let place = |name: &str| asked.columns.iter().position(|column| column.name == name);
        table.columns.sort_by_key(|column| place(&column.name));
        table.comment = asked.comment.take();
        table.marks = std::mem::take(&mut asked.marks);
        table.foreign_keys = std::mem::take(&mut asked.foreign_keys);
        *asked = table;
    }
    merged
}
