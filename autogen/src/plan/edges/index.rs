//! Indexes without a constraint require columns of their table, and are a key of it if they are unique.

use super::{
    Facts, Object, columns, every_column,
    rank::{Paragraph, Rank},
    relation,
};
use crate::{
    plan::step::IndexAction,
    schema::{Index, Pair, Qualified, Schema},
};

pub(super) fn facts(
    table: &Qualified,
    name: &str,
    action: &IndexAction,
    schemas: Pair<&Schema>,
) -> Facts {
    match action {
        IndexAction::Create(index)
        | IndexAction::CreateConcurrently(index)
        | IndexAction::CreateOnOnly(index) => Facts {
            creates: objects(table, name, Some(index)),
            requires: required(table, index, schemas.after),
            ..Facts::default()
        },
        IndexAction::Drop | IndexAction::DropConcurrently => {
            let index = schemas.before.tables.get(table).and_then(|it| it.indexes.get(name));
            let releases = index.map(|index| required(table, index, schemas.before));
            Facts {
                drops: objects(table, name, index),
                releases: releases.unwrap_or_default(),
                ..Facts::default()
            }
        }
        // What is created under that name is created after it.
        IndexAction::DropInvalid => Facts { drops: objects(table, name, None), ..Facts::default() },
        // The last two are set right after the index is created, once everything is in order.
        IndexAction::SetParameters(_)
        | IndexAction::ResetParameters(_)
        | IndexAction::AttachPartition(_)
        | IndexAction::RequireValid
        | IndexAction::IdentifyRows
        | IndexAction::ClusterOn => {
            Facts { requires: vec![relation(table, name)], ..Facts::default() }
        }
        // Everything that is ordered runs after the renames of `up` and before those of `down`.
        IndexAction::RenameTo(_) => Facts::default(),
    }
}

pub(super) fn rank(table: &Qualified, action: &IndexAction) -> Rank {
    let paragraph = match action {
        IndexAction::Drop | IndexAction::DropConcurrently => Paragraph::DroppedIndexes,
        IndexAction::Create(_)
        | IndexAction::CreateConcurrently(_)
        | IndexAction::CreateOnOnly(_)
        | IndexAction::AttachPartition(_)
        | IndexAction::RequireValid
        | IndexAction::DropInvalid
        | IndexAction::RenameTo(_)
        | IndexAction::SetParameters(_)
        | IndexAction::ResetParameters(_)
        | IndexAction::IdentifyRows
        | IndexAction::ClusterOn => Paragraph::Indexes,
    };
    Rank::in_table(table, paragraph)
}

fn objects(table: &Qualified, name: &str, index: Option<&Index>) -> Vec<Object> {
    let key = index.filter(|index| index.unique).map(|_| Object::Key(table.clone()));
    [relation(table, name)].into_iter().chain(key).collect()
}

fn required(table: &Qualified, index: &Index, schema: &Schema) -> Vec<Object> {
    match index.key_columns().filter(|_| index.predicate.is_none()) {
        Some(keys) => columns(table, keys.iter().chain(&index.include)),
        None => every_column(table, schema),
    }
}
