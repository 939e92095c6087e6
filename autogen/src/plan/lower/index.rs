//! Indexes. Postgres cannot change the definition of an index, so a changed one is dropped and created.

use std::collections::BTreeMap;

use super::{Context, constraint};
use crate::{
    op::Change,
    plan::step::{IndexAction, Step},
    schema::{Index, Qualified, Schema},
};

pub(super) fn lower(
    table: &Qualified,
    name: &str,
    change: &Change<Index>,
    context: &Context<'_>,
) -> Vec<Step> {
    let step = |action| Step::Index(table.clone(), name.to_owned(), action);
    let create = |index: &Index| Step::create_index(table, name, index);
    match change {
        // It comes back with its table.
        Change::Create(_) if context.hints.has_moved(table) => Vec::new(),
        Change::Create(index) => {
            let left = context.schemas.before.tables.get(table);
            let left = left.filter(|it| it.marks.invalid.contains(name));
            left.map(|_| step(IndexAction::DropInvalid))
                .into_iter()
                .chain([create(index)])
                .collect()
        }
        // It is dropped with its table.
        Change::Drop(_) if context.dropped.contains(table) => Vec::new(),
        Change::Drop(_) if constraint::becomes_a_key(table, name, context) => Vec::new(),
        Change::Drop(index) => {
            let steps = vec![step(IndexAction::Drop)];
            constraint::around(table, key(index).as_deref(), steps, context)
        }
        Change::Alter(pair) => {
            if let Some(actions) = in_place(table, name, context) {
                return actions.into_iter().map(step).collect();
            }
            let steps = vec![step(IndexAction::Drop), create(&pair.after)];
            constraint::around(table, key(&pair.before).as_deref(), steps, context)
        }
    }
}

/// The storage parameters that `ALTER INDEX` can usefully change (manual, CREATE INDEX, index storage parameters).
/// Those of hnsw and ivfflat, and `pages_per_range`, only affect how the index is built.
const ALTERABLE: &[&str] = &[
    "fillfactor",
    "deduplicate_items",
    "buffering",
    "fastupdate",
    "gin_pending_list_limit",
    "autosummarize",
];

/// `SET` and `RESET`, if only such parameters differ.
fn in_place(table: &Qualified, name: &str, context: &Context<'_>) -> Option<Vec<IndexAction>> {
    // Postgres refuses them on the index of a partitioned table.
    if context.schemas.before.tables.get(table)?.partition_by.is_some() {
        return None;
    }
    // In the schemas both are in Postgres' spelling; an op may have its author's.
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
    let set = (!set.is_empty()).then_some(IndexAction::SetParameters(set));
    let reset = (!reset.is_empty()).then_some(IndexAction::ResetParameters(reset));
    Some(set.into_iter().chain(reset).collect())
}

/// The columns that a foreign key can refer to because of this index (manual, `CREATE TABLE`, `REFERENCES`).
fn key(index: &Index) -> Option<Vec<String>> {
    index.key_columns().filter(|_| index.unique && index.predicate.is_none())
}
