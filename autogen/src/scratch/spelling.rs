//! Expressions in their authors' spelling.
//!
//! Schemas are compared in Postgres' spelling. People read a migration, so what it creates is spelled as in the
//! entity.

use crate::{
    op::{Change, Op},
    plan::{DeclaredAction, Plan, Step},
    schema::{Expression, Pair, Qualified, Schema, Slot},
};

/// The ops, with the expressions of created objects spelled as in `written`, the target before it was respelled. Only
/// if both have an expression: a facet that Postgres dropped or added is a fact.
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

/// Puts their authors' statements in the place of what Postgres prints for them. `target` has them as printed.
pub fn spell_declared(plan: &mut Plan, target: &Schema, written: &Schema) {
    for step in plan.up.iter_mut().chain(&mut plan.down) {
        let Step::Declared(address, DeclaredAction::Create(it) | DeclaredAction::Replace(it)) =
            step
        else {
            continue;
        };
        let said = written.declared.objects.get(address);
        let printed = target.declared.objects.get(address);
        if let Some((said, _)) = said.zip(printed.filter(|had| had.definition == it.definition)) {
            it.definition.clone_from(&said.definition);
        }
    }
}

type Slots<'a> = Vec<(Slot<'a>, &'a mut Expression)>;

/// The expressions that the op creates, and their table.
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
        // It already has its author's spelling.
        | Op::Fill(..)
        | Op::Convert(..)
        | Op::Park(..)
        | Op::Declared(..)
        | Op::Comment(..) => return None,
    })
}

fn after<T>(change: &mut Change<T>) -> Option<&mut T> {
    match change {
        Change::Create(after) | Change::Alter(Pair { after, .. }) => Some(after),
        Change::Drop(_) => None,
    }
}
