//! Tables and everything that belongs to them.

use std::{collections::BTreeMap, sync::Arc};

use super::changes;
use crate::{
    op::{Change, Op, Part},
    schema::{Column, Pair, PrimaryKey, Qualified, Table},
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

/// What stays with the op of the table itself.
fn together(table: &Table) -> Table {
    let mut table = table.clone();
    table.foreign_keys.clear();
    table.indexes.clear();
    table
}

/// What is an op of its own even where the whole table is created or dropped.
fn parts(name: &Qualified, tables: Pair<&Table>, ops: &mut Vec<Op>) {
    let keys = changes(tables.map(|table| &table.foreign_keys));
    ops.extend(keys.into_iter().map(|(key, change)| Op::ForeignKey(name.clone(), key, change)));
    let indexes = changes(tables.map(|table| &table.indexes));
    ops.extend(indexes.into_iter().map(|(index, change)| Op::Index(name.clone(), index, change)));
}

fn alter(name: &Qualified, tables: Pair<&Table>, ops: &mut Vec<Op>) {
    if tables.before.comment != tables.after.comment {
        let comment = |table: &Table| Table { comment: table.comment.clone(), ..Table::default() };
        ops.push(Op::Table(name.clone(), Change::Alter(tables.map(comment))));
    }
    columns(name, tables, ops);
    primary_key(name, tables.map(|table| table.primary_key.as_ref()), ops);
    let uniques = changes(tables.map(|table| &table.uniques));
    ops.extend(uniques.into_iter().map(|(it, change)| Op::Unique(name.clone(), it, change)));
    let checks = changes(tables.map(|table| &table.checks));
    ops.extend(checks.into_iter().map(|(it, change)| Op::Check(name.clone(), it, change)));
    let exclusions = changes(tables.map(|table| &table.exclusions));
    ops.extend(exclusions.into_iter().map(|(it, change)| Op::Exclusion(name.clone(), it, change)));
    parts(name, tables, ops);
    comments(name, tables, ops);
}

/// In the order of the columns that come, then of those that go.
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
    let change = match (keys.before.cloned(), keys.after.cloned()) {
        (None, None) => return,
        (None, Some(after)) => Change::Create(after),
        (Some(before), None) => Change::Drop(before),
        (Some(before), Some(after)) if before == after => return,
        (Some(before), Some(after)) => Change::Alter(Pair::new(before, after)),
    };
    ops.push(Op::PrimaryKey(name.clone(), change));
}

/// Of what stays. What comes brings its comment along.
fn comments(name: &Qualified, tables: Pair<&Table>, ops: &mut Vec<Op>) {
    for (part, own) in Part::all(tables.after) {
        let comments = tables.map(|table| part.comment(own, table));
        let change = match (comments.before.cloned(), comments.after.cloned()) {
            (None, Some(after)) => Change::Create(after),
            (Some(before), None) => Change::Drop(before),
            (Some(before), Some(after)) if before != after => {
                Change::Alter(Pair::new(before, after))
            }
            (Some(_) | None, _) => continue,
        };
        if Part::all(tables.before).any(|it| it == (part, own)) {
            ops.push(Op::Comment(name.clone(), part, own.clone(), change));
        }
    }
}
