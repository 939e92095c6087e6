//! Indexes. Postgres cannot change what an index is, so that a changed one is dropped and created.

use super::{Context, constraint};
use crate::{
    op::Change,
    plan::step::Step,
    schema::{Index, Qualified},
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
        Change::Create(index) => vec![create(index)],
        // It goes with its table.
        Change::Drop(_) if context.dropped.contains(table) => Vec::new(),
        Change::Drop(index) => {
            constraint::around(table, key(index).as_deref(), vec![drop()], context)
        }
        Change::Alter(pair) => {
            let steps = vec![drop(), create(&pair.after)];
            constraint::around(table, key(&pair.before).as_deref(), steps, context)
        }
    }
}

/// The columns that a foreign key can refer to by this index (manual, `CREATE TABLE`, `REFERENCES`).
fn key(index: &Index) -> Option<Vec<String>> {
    index.key_columns().filter(|_| index.unique && index.predicate.is_none())
}
