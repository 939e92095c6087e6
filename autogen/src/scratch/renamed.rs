//! Objects beside tables once tables and columns are renamed. Postgres renames in what it stores of them, and leaves the bodies
//! of functions as they are.

use std::collections::BTreeMap;

use sqlx::PgConnection;

use super::{Scratch, ScratchError, rehearsal::Task};
use crate::{
    op::{Op, Rename, rename},
    schema::{Address, Declarations, Pair, Schema},
};

/// The objects beside tables of a database as Postgres prints them after the renames that lead to `after`.
///
/// # Errors
/// If the scratch cannot be used, or Postgres refuses what it printed itself.
pub async fn declared(
    connection: &mut PgConnection,
    database: &Schema,
    after: &Schema,
    renames: &[Rename],
    default_schema: &str,
) -> Result<Declarations, ScratchError> {
    let ops: Vec<Op> = renames.iter().cloned().map(Op::Rename).collect();
    let moved = Declarations {
        objects: moved(&database.declared.objects, renames),
        bonds: moved(&database.declared.bonds, renames),
    };
    let after = &Schema { declared: moved.clone(), ..after.clone() };
    let task = Task {
        ops: &ops,
        schemas: Pair::new(database, after),
        written: after,
        beside: &moved,
        default_schema,
        staged: &BTreeMap::new(),
        version: 0,
    };
    let part = task.part();
    if part.schemas.before.declared.is_empty() {
        return Ok(database.declared.clone());
    }
    let mut scratch = Scratch::open(connection, default_schema, &part.sides()).await?;
    let rehearsal = task.rehearsal(&part, &scratch);
    let mut printed = scratch.grant_nothing_by_default().await;
    for step in rehearsal.start.iter().chain(&rehearsal.change.up) {
        if printed.is_err() {
            break;
        }
        printed = scratch.run(step).await;
    }
    let read = match printed {
        Ok(()) => scratch
            .read_declared()
            .await
            .map(|declared| scratch.returned(&Schema { declared, ..Schema::default() }).declared),
        Err(error) => Err(error),
    };
    scratch.close().await?;
    let read = read?;
    let mut all = database.declared.clone();
    all.retain(|it| !part.schemas.before.declared.objects.contains_key(it));
    let is_own = |it: &Address| {
        part.schemas.before.declared.objects.keys().any(|had| rename::address(had, renames) == *it)
    };
    all.objects.extend(read.objects.into_iter().filter(|(it, _)| is_own(it)));
    all.bonds.extend(read.bonds.into_iter().filter(|(it, _)| is_own(it)));
    Ok(all)
}

/// The same with the addresses that renames give.
fn moved<T: Clone>(of: &BTreeMap<Address, T>, renames: &[Rename]) -> BTreeMap<Address, T> {
    of.iter().map(|(at, it)| (rename::address(at, renames), it.clone())).collect()
}
