//! How Postgres printed the stated expressions at the last generation. This saves asking again.
//!
//! The record never decides alone. An expression counts as the database's only if the entity still has the same text,
//! and the database still prints what Postgres made of it then.

use std::collections::{BTreeMap, BTreeSet};

use crate::schema::{Expression, Qualified, Schema, Table, stated};

/// What Postgres printed, by stated text. The same text over columns of two types can have two prints.
pub type Printed = BTreeMap<Expression, BTreeSet<Expression>>;

/// Replaces the expressions of a table by the database's spelling, if that is known.
pub(super) fn recall(table: &mut Table, printed: &Printed, had: &Table) {
    // Over columns of another type the same text prints differently, and the recorded print may not even be valid.
    let retyped = table.columns.iter().any(|column| {
        let had = had.column(&column.name);
        had.is_some_and(|had| had.ty != column.ty || had.collation != column.collation)
    });
    if retyped {
        return;
    }
    for (slot, said) in table.slots_mut() {
        let Some(known) = printed.get(said) else { continue };
        if let Some(had) = had.slot(slot).filter(|had| known.contains(had)) {
            said.clone_from(had);
        }
    }
}

/// What the entities state, with how Postgres printed it, now and before: the contents of the lock.
#[must_use]
pub fn remember(
    entities: &stated::Schema,
    written: &Schema,
    target: &Schema,
    known: &BTreeMap<Qualified, Printed>,
) -> stated::Schema {
    let mut remembered = entities.clone();
    for (name, table) in &mut remembered.tables {
        if let Some((written, target)) = written.tables.get(name).zip(target.tables.get(name)) {
            table.printed = printed(written, target);
            if let Some(known) = known.get(name) {
                keep(&mut table.printed, known, target);
            }
        }
    }
    remembered
}

/// Adds the prints that are still in the table. Those that were recalled are no longer told from what is stated.
fn keep(printed: &mut Printed, known: &Printed, target: &Table) {
    let new: BTreeSet<Expression> = printed.values().flatten().cloned().collect();
    let is_left =
        |print: &&Expression| !new.contains(print) && target.slots().any(|(_, it)| it == *print);
    for (said, prints) in known {
        for print in prints.iter().filter(is_left) {
            printed.entry(said.clone()).or_default().insert(print.clone());
        }
    }
}

fn printed(written: &Table, target: &Table) -> Printed {
    let mut printed = Printed::new();
    for (slot, said) in written.slots() {
        if let Some(print) = target.slot(slot).filter(|print| *print != said) {
            printed.entry(said.clone()).or_default().insert(print.clone());
        }
    }
    printed
}
