//! Tables and everything that belongs to them.

use std::{collections::BTreeMap, sync::Arc};

use super::changes;
use crate::{
    op::{Change, Op, Part},
    schema::{ByName, Column, Pair, PrimaryKey, Qualified, Table},
};

pub(super) fn diff(name: &Qualified, change: Change<Arc<Table>>, ops: &mut Vec<Op>) {
    match change {
        Change::Create(table) => {
            ops.push(Op::Table(name.clone(), Change::Create(together(&table))));
            parts(name, Pair::new(&Table::default(), &table), ops);
        }
        Change::Drop(table) => {
            parts(name, Pair::new(&table, &Table::default()), ops);
            ops.push(Op::Table(name.clone(), Change::Drop(together(&table))));
        }
        Change::Alter(pair) => alter(name, pair.as_ref().map(|it| &**it), ops),
    }
}

/// What stays with the table's own op.
fn together(table: &Table) -> Table {
    let mut table = table.clone();
    table.foreign_keys.clear();
    table.indexes.clear();
    table
}

/// What is a separate op even if the whole table is created or dropped.
fn parts(name: &Qualified, tables: Pair<&Table>, ops: &mut Vec<Op>) {
    named(name, tables.map(|it| &it.foreign_keys), Op::ForeignKey, ops);
    named(name, tables.map(|it| &it.indexes), Op::Index, ops);
}

/// The changes to the named parts of a table.
fn named<T: Clone + PartialEq>(
    table: &Qualified,
    parts: Pair<&ByName<T>>,
    op: fn(Qualified, String, Change<T>) -> Op,
    ops: &mut Vec<Op>,
) {
    ops.extend(changes(parts).into_iter().map(|(name, change)| op(table.clone(), name, change)));
}

fn alter(name: &Qualified, tables: Pair<&Table>, ops: &mut Vec<Op>) {
    if tables.before.comment != tables.after.comment {
        let comment = |table: &Table| Table { comment: table.comment.clone(), ..Table::default() };
        ops.push(Op::Table(name.clone(), Change::Alter(tables.map(comment))));
    }
    columns(name, tables, ops);
    primary_key(name, tables.map(|table| table.primary_key.as_ref()), ops);
    named(name, tables.map(|it| &it.uniques), Op::Unique, ops);
    named(name, tables.map(|it| &it.checks), Op::Check, ops);
    named(name, tables.map(|it| &it.exclusions), Op::Exclusion, ops);
    parts(name, tables, ops);
    comments(name, tables, ops);
}

/// In the order of the new columns, followed by the dropped ones.
fn columns(name: &Qualified, tables: Pair<&Table>, ops: &mut Vec<Op>) {
    let by_name = |table: &Table| -> BTreeMap<String, Column> {
        table.columns.iter().map(|column| (column.name.clone(), column.clone())).collect()
    };
    let by_name = tables.map(by_name);
    let mut changed: BTreeMap<String, Change<Column>> =
        changes(by_name.as_ref()).into_iter().collect();
    for column in tables.after.columns.iter().chain(&tables.before.columns) {
        if let Some(change) = changed.remove(&column.name) {
            ops.push(Op::Column(name.clone(), change));
        }
    }
}

fn primary_key(name: &Qualified, keys: Pair<Option<&PrimaryKey>>, ops: &mut Vec<Op>) {
    ops.extend(change(keys).map(|change| Op::PrimaryKey(name.clone(), change)));
}

/// Comments of objects that stay. A new object is created with its comment.
fn comments(name: &Qualified, tables: Pair<&Table>, ops: &mut Vec<Op>) {
    for (part, own) in Part::all(tables.after) {
        let stays = Part::all(tables.before).any(|it| it == (part, own));
        let change = change(tables.map(|table| part.comment(own, table))).filter(|_| stays);
        ops.extend(change.map(|change| Op::Comment(name.clone(), part, own.clone(), change)));
    }
}

fn change<T: Clone + PartialEq>(sides: Pair<Option<&T>>) -> Option<Change<T>> {
    match (sides.before.cloned(), sides.after.cloned()) {
        (None, None) => None,
        (None, Some(after)) => Some(Change::Create(after)),
        (Some(before), None) => Some(Change::Drop(before)),
        (Some(before), Some(after)) => {
            (before != after).then(|| Change::Alter(Pair::new(before, after)))
        }
    }
}
