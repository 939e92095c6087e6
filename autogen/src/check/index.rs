//! Indexes: `invalid-index`, `loses-replica-identity`, and what may stand on one that a plan drops.

use super::{Context, Finding};
use crate::{
    op::{Change, Op},
    plan::{IndexAction, can_identify},
    schema::{Qualified, Table, dependent::Touch},
};

pub(super) fn find(op: &Op, context: &Context<'_>) -> Vec<Finding> {
    match op {
        Op::Index(table, name, Change::Create(_)) => {
            let before = context.schemas.before.tables.get(table);
            let left = before.filter(|it| it.marks.invalid.contains(name));
            left.map(|_| invalid(table, name, context)).into_iter().collect()
        }
        Op::Index(table, name, Change::Drop(_) | Change::Alter(_))
        | Op::Unique(table, name, Change::Drop(_) | Change::Alter(_)) => {
            identity(table, name, context)
        }
        Op::PrimaryKey(table, Change::Drop(key)) => identity(table, &key.name, context),
        Op::PrimaryKey(table, Change::Alter(pair)) => identity(table, &pair.before.name, context),
        _ => Vec::new(),
    }
}

pub(super) fn touched(table: &Qualified, name: &str, action: &IndexAction) -> Vec<Touch> {
    match action {
        IndexAction::Drop => vec![Touch::DropIndex(table.clone(), name.to_owned())],
        // An invalid index serves nobody.
        IndexAction::DropInvalid
        | IndexAction::Create(_)
        | IndexAction::RenameTo(_)
        | IndexAction::SetParameters(_)
        | IndexAction::ResetParameters(_)
        | IndexAction::IdentifyRows
        | IndexAction::ClusterOn => Vec::new(),
    }
}

fn invalid(table: &Qualified, name: &str, context: &Context<'_>) -> Finding {
    let table = table.relative_to(context.default_schema);
    let message = format!(
        "finds the index `{name}` of `{table}` invalid, as a failed `CREATE INDEX CONCURRENTLY` leaves it, and drops it before it is created anew"
    );
    context.finding("invalid-index", &table, message, "find out first why it failed")
}

/// An index that is there afterwards, and fit for it, is the replica identity again.
fn identity(table: &Qualified, name: &str, context: &Context<'_>) -> Vec<Finding> {
    let is_identity = |it: &Table| it.marks.replica_identity.as_deref() == Some(name);
    let lost = context.schemas.before.tables.get(table).is_some_and(|it| is_identity(it))
        && context.schemas.after.tables.get(table).is_some_and(|it| !can_identify(name, it));
    if !lost {
        return Vec::new();
    }
    let table = table.relative_to(context.default_schema);
    let message = format!(
        "takes away `{name}`, the replica identity of `{table}`, and a published table takes no UPDATE or DELETE without one"
    );
    let help =
        "say `ALTER TABLE … REPLICA IDENTITY` in the migration, with what is to take its place";
    vec![context.finding("loses-replica-identity", &table, message, help)]
}
