//! Indexes. Postgres cannot change what an index is, so that a changed one is dropped and created.

use super::Context;
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
        Change::Drop(_) => vec![drop()],
        Change::Alter(pair) => vec![drop(), create(&pair.after)],
    }
}
