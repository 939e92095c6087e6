//! Expressions in their authors' words.
//!
//! Schemas are compared in Postgres' spelling; a migration is read by people, so what it creates is spelled as in the
//! entity that asks for it.

use crate::{
    op::{Change, Op},
    schema::{Expression, Pair, Qualified, Schema, Slot},
};

/// The ops, with the expressions of what they bring spelled as in `written`: the target before it was respelled.
/// Only if both have an expression: a facet that Postgres dropped or made up is a fact.
#[must_use]
pub fn spell(mut ops: Vec<Op>, written: &Schema) -> Vec<Op> {
    for op in &mut ops {
        let Some((table, slots)) = brought(op) else { continue };
        let Some(written) = written.tables.get(table) else { continue };
        for (slot, expression) in slots {
            if let Some(written) = written.slot(slot) {
                expression.clone_from(written);
            }
        }
    }
    ops
}

type Slots<'a> = Vec<(Slot<'a>, &'a mut Expression)>;

/// The expressions of what the op brings, and their table.
fn brought(op: &mut Op) -> Option<(&Qualified, Slots<'_>)> {
    Some(match op {
        Op::Table(table, change) => (table, after(change)?.slots_mut().collect()),
        Op::Column(table, change) => (table, after(change)?.slots_mut().collect()),
        Op::Check(table, name, change) => {
            (table, vec![(Slot::Check(name), &mut after(change)?.expression)])
        }
        Op::Exclusion(table, name, change) => {
            (table, vec![(Slot::Exclusion(name), &mut after(change)?.definition)])
        }
        Op::Index(table, name, change) => (table, after(change)?.slots_mut(name).collect()),
        Op::Rename(_)
        | Op::Namespace(..)
        | Op::Extension(..)
        | Op::Enum(..)
        | Op::Sequence(..)
        | Op::PrimaryKey(..)
        | Op::Unique(..)
        | Op::ForeignKey(..)
        // It is in its author's words already.
        | Op::Fill(..)
        | Op::Convert(..)
        | Op::Park(..)
        | Op::Comment(..) => return None,
    })
}

fn after<T>(change: &mut Change<T>) -> Option<&mut T> {
    match change {
        Change::Create(after) | Change::Alter(Pair { after, .. }) => Some(after),
        Change::Drop(_) => None,
    }
}
