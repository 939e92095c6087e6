//! Indexes. Postgres cannot change what an index is, so that a changed one is dropped and created.

use std::collections::BTreeMap;

use super::{Context, constraint};
use crate::{
    op::Change,
    plan::step::Step,
    schema::{Index, Qualified, Schema},
};

pub(super) fn lower(
    table: &Qualified,
    name: &str,
    change: &Change<Index>,
    context: &Context<'_>,
) -> Vec<Step> {
    let drop = || Step::DropIndex { table: table.clone(), name: name.to_owned() };
    let create = |index: &Index| Step::CreateIndex {
        table: table.clone(),
        name: name.to_owned(),
        index: index.clone(),
    };
    match change {
        Change::Create(index) => {
            let left = context.schemas.before.tables.get(table);
            let left = left.filter(|it| it.marks.invalid.contains(name));
            let clear = || Step::DropInvalidIndex { table: table.clone(), name: name.to_owned() };
            left.map(|_| clear()).into_iter().chain([create(index)]).collect()
        }
        // It goes with its table.
        Change::Drop(_) if context.dropped.contains(table) => Vec::new(),
        Change::Drop(index) => {
            constraint::around(table, key(index).as_deref(), vec![drop()], context)
        }
        Change::Alter(pair) => {
            if let Some(steps) = in_place(table, name, context) {
                return steps;
            }
            let steps = vec![drop(), create(&pair.after)];
            constraint::around(table, key(&pair.before).as_deref(), steps, context)
        }
    }
}

/// The storage parameters that `ALTER INDEX` changes to some effect (manual, CREATE INDEX, index storage parameters).
/// Those of hnsw and ivfflat, and `pages_per_range`, say how the index is built.
const ALTERABLE: &[&str] = &[
    "fillfactor",
    "deduplicate_items",
    "buffering",
    "fastupdate",
    "gin_pending_list_limit",
    "autosummarize",
];

/// `SET` and `RESET`, where nothing but such parameters differs.
fn in_place(table: &Qualified, name: &str, context: &Context<'_>) -> Option<Vec<Step>> {
    // In the schemas both are spelled by Postgres; an op may hold its author's words.
    let index = |schema: &Schema| schema.tables.get(table)?.indexes.get(name).cloned();
    let (before, after) = (index(context.schemas.before)?, index(context.schemas.after)?);
    if (Index { with: after.with.clone(), ..before.clone() }) != after {
        return None;
    }
    let (old, new) = (&before.with, &after.with);
    let set: BTreeMap<String, String> = new
        .iter()
        .filter(|(name, value)| old.get(*name) != Some(value))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    let reset: Vec<String> = old.keys().filter(|name| !new.contains_key(*name)).cloned().collect();
    if !set.keys().chain(&reset).all(|name| ALTERABLE.contains(&name.as_str())) {
        return None;
    }
    let (table, name) = (table.clone(), name.to_owned());
    let set = (!set.is_empty()).then(|| Step::SetParameters {
        table: table.clone(),
        name: name.clone(),
        with: set,
    });
    let reset =
        (!reset.is_empty()).then_some(Step::ResetParameters { table, name, parameters: reset });
    Some(set.into_iter().chain(reset).collect())
}

/// The columns that a foreign key can refer to by this index (manual, `CREATE TABLE`, `REFERENCES`).
fn key(index: &Index) -> Option<Vec<String>> {
    index.key_columns().filter(|_| index.unique && index.predicate.is_none())
}
