//! Expressions that follow a column to its new type. `ALTER COLUMN … TYPE` reads Postgres' print of a check, an index
//! or an exclusion constraint again, over the new type (manual, `ALTER TABLE`). If only the print changes because of
//! that, it is not a difference.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use sqlx::PgConnection;

use super::{
    ScratchError, canon,
    equivalence::are_equal_at,
    path::{Around, Path},
    rollback,
};
use crate::{
    op::{Change, Op},
    schema::{ByName, Marks, Pair, Qualified, Schema, Slot, Table},
};

/// The database as Postgres will print it once the columns have the target's types; `None` if nothing prints
/// differently, or if Postgres cannot be asked.
///
/// # Errors
/// If the scratch cannot be used at all.
pub async fn followed(
    connection: &mut PgConnection,
    target: &Schema,
    database: &Schema,
    default_schema: &str,
) -> Result<Option<Schema>, ScratchError> {
    let tried: BTreeMap<&Qualified, Table> = target
        .tables
        .iter()
        .filter_map(|(name, table)| {
            let had = database.tables.get(name).filter(|had| !Arc::ptr_eq(had, table))?;
            Some((name, over_new_types(table, had)?))
        })
        .collect();
    if tried.is_empty() {
        return Ok(None);
    }
    match rollback::require(connection).await {
        Err(ScratchError::Unavailable(_)) => return Ok(None),
        required => required?,
    }
    let around = Around { database, default_schema };
    let mut followed = database.clone();
    for (name, table) in tried {
        let part = target.with_tables([(name.clone(), table.into())].into_iter());
        let printed = match canon::respell(connection, &part, around, Path::Own).await {
            Ok(Ok(printed)) => printed,
            // What Postgres refuses over the new type does not follow.
            Ok(Err(_)) | Err(ScratchError::Unavailable(_)) => continue,
            Err(error) => return Err(error),
        };
        let (Some(printed), Some(target)) = (printed.tables.get(name), target.tables.get(name))
        else {
            continue;
        };
        let Some(had) = followed.table_mut(name) else { continue };
        let same = |slot| are_equal_at(slot, Pair::new(printed, target));
        for (slot, it) in target.slots().filter(|(slot, _)| owner(*slot).is_some() && same(*slot)) {
            if let Some(had) = had.slot_mut(slot) {
                had.clone_from(it);
            }
        }
    }
    Ok(Some(followed).filter(|it| it != database))
}

/// The table with the database's expressions over columns whose type changes; `None` if it has none.
fn over_new_types(table: &Table, had: &Table) -> Option<Table> {
    let retyped = table.columns.iter().filter(|column| {
        had.column(&column.name)
            .is_some_and(|had| had.ty != column.ty || had.collation != column.collation)
    });
    let retyped: Vec<&String> = retyped.map(|it| &it.name).collect();
    if retyped.is_empty() {
        return None;
    }
    let mut part = Table {
        comment: None,
        foreign_keys: ByName::default(),
        marks: Marks::default(),
        ..table.clone()
    };
    let mut has_some = false;
    for (slot, it) in part.slots_mut() {
        let differs = had.slot(slot).filter(|had| owner(slot).is_some() && *had != it);
        if let Some(had) = differs.filter(|had| retyped.iter().any(|name| had.names_column(name))) {
            it.clone_from(had);
            has_some = true;
        }
    }
    has_some.then_some(part)
}

/// The start of a plan whose ops do not touch what follows.
pub(super) fn follow(
    start: &mut Schema,
    after: &Schema,
    ops: &[Op],
    name: impl Fn(&Qualified) -> Qualified,
) {
    let touched: BTreeSet<(Qualified, String)> = ops
        .iter()
        .filter_map(|op| match op {
            Op::Check(table, own, _) => Some((name(table), own.clone())),
            Op::Exclusion(table, own, _) => Some((name(table), own.clone())),
            Op::Index(table, own, _) => Some((name(table), own.clone())),
            Op::Column(table, Change::Create(it) | Change::Drop(it)) => {
                Some((name(table), it.name.clone()))
            }
            Op::Column(table, Change::Alter(pair)) => Some((name(table), pair.after.name.clone())),
            _ => None,
        })
        .collect();
    for (table, start) in start.tables_mut() {
        let Some(after) = after.tables.get(table) else { continue };
        for (slot, it) in start.slots_mut() {
            let is_left = |own: &str| !touched.contains(&(table.clone(), own.to_owned()));
            if let Some(after) = after.slot(slot).filter(|_| owner(slot).is_some_and(is_left)) {
                it.clone_from(after);
            }
        }
    }
}

/// Objects that are recreated when a column's type changes: a constraint, an index or a generated column.
fn owner(slot: Slot<'_>) -> Option<&str> {
    if let Slot::Default(_) = slot { None } else { slot.owner() }
}
