//! Expressions in their authors' words.
//!
//! Schemas are compared in Postgres' spelling; a migration is read by people, so what it creates is spelled as in the
//! entity that asks for it.

use crate::{
    op::{Change, Op},
    schema::{Check, Column, Exclusion, Index, IndexKey, Qualified, Schema, Table},
};

/// The ops, with the expressions of what they bring spelled as in `written`: the target before it was respelled.
#[must_use]
pub fn spell(ops: Vec<Op>, written: &Schema) -> Vec<Op> {
    ops.into_iter().map(|op| spell_op(op, written)).collect()
}

fn spell_op(op: Op, written: &Schema) -> Op {
    let of = |table: &Qualified| written.tables.get(table).map(|it| &**it);
    match op {
        Op::Table(name, change) => {
            let written = of(&name);
            Op::Table(
                name,
                brought(change, |it| written.into_iter().for_each(|written| table(it, written))),
            )
        }
        Op::Column(name, change) => {
            let written = of(&name);
            let spell = |it: &mut Column| {
                let written = written.and_then(|written| written.column(&it.name));
                if let Some(written) = written {
                    column(it, written);
                }
            };
            Op::Column(name, brought(change, spell))
        }
        Op::Check(table, name, change) => {
            let written = of(&table).and_then(|it| it.checks.get(&name));
            let spell = |it: &mut Check| written.into_iter().for_each(|written| check(it, written));
            Op::Check(table, name, brought(change, spell))
        }
        Op::Exclusion(table, name, change) => {
            let written = of(&table).and_then(|it| it.exclusions.get(&name));
            let spell =
                |it: &mut Exclusion| written.into_iter().for_each(|written| it.clone_from(written));
            Op::Exclusion(table, name, brought(change, spell))
        }
        Op::Index(table, name, change) => {
            let written = of(&table).and_then(|it| it.indexes.get(&name));
            let spell = |it: &mut Index| written.into_iter().for_each(|written| index(it, written));
            Op::Index(table, name, brought(change, spell))
        }
        Op::Rename(_)
        | Op::Namespace(..)
        | Op::Extension(..)
        | Op::Enum(..)
        | Op::Sequence(..)
        | Op::PrimaryKey(..)
        | Op::Unique(..)
        | Op::ForeignKey(..)
        | Op::Comment(..) => op,
    }
}

fn brought<T>(change: Change<T>, mut spell: impl FnMut(&mut T)) -> Change<T> {
    match change {
        Change::Create(mut after) => {
            spell(&mut after);
            Change::Create(after)
        }
        Change::Drop(before) => Change::Drop(before),
        Change::Alter(mut pair) => {
            spell(&mut pair.after);
            Change::Alter(pair)
        }
    }
}

fn table(table: &mut Table, written: &Table) {
    for it in &mut table.columns {
        written.column(&it.name).into_iter().for_each(|written| column(it, written));
    }
    for (name, it) in &mut table.checks {
        written.checks.get(name).into_iter().for_each(|written| check(it, written));
    }
    for (name, it) in &mut table.exclusions {
        written.exclusions.get(name).into_iter().for_each(|written| it.clone_from(written));
    }
}

/// Only where both have an expression: a facet that Postgres dropped or made up is a fact.
fn column(column: &mut Column, written: &Column) {
    if let (Some(default), Some(written)) = (&mut column.default, &written.default) {
        default.clone_from(written);
    }
    if let (Some(generated), Some(written)) = (&mut column.generated, &written.generated) {
        generated.expression.clone_from(&written.expression);
    }
}

fn check(check: &mut Check, written: &Check) {
    check.expression.clone_from(&written.expression);
}

fn index(index: &mut Index, written: &Index) {
    if let (Some(predicate), Some(written)) = (&mut index.predicate, &written.predicate) {
        predicate.clone_from(written);
    }
    for (it, written) in index.columns.iter_mut().zip(&written.columns) {
        if let (IndexKey::Expression(expression), IndexKey::Expression(written)) =
            (&mut it.key, &written.key)
        {
            expression.clone_from(written);
        }
    }
}
