//! Indexes: `invalid-index`, `loses-replica-identity`, and objects that may depend on one that a plan drops.

use super::{Context, Finding};
use crate::{
    op::{Change, Op},
    plan::{IndexAction, can_identify},
    schema::{Qualified, Table, dependent::Touch, quote},
};

pub(super) const LOSES_IDENTITY: &str = "loses-replica-identity";

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
        IndexAction::Drop | IndexAction::DropConcurrently => {
            vec![Touch::DropIndex(table.clone(), name.to_owned())]
        }
        IndexAction::Create(index) | IndexAction::CreateConcurrently(index) => {
            let shape = index
                .key_columns()
                .filter(|_| index.predicate.is_none())
                .map(|keys| shape(&index.method, index.unique, &keys, &index.include));
            let touch = |it| Touch::CreateIndex(table.clone(), name.to_owned(), it);
            shape.map(touch).into_iter().collect()
        }
        // No query uses an invalid index.
        IndexAction::CreateOnOnly(_)
        | IndexAction::AttachPartition(_)
        | IndexAction::RequireValid
        | IndexAction::DropInvalid
        | IndexAction::RenameTo(_)
        | IndexAction::SetParameters(_)
        | IndexAction::ResetParameters(_)
        | IndexAction::IdentifyRows
        | IndexAction::ClusterOn => Vec::new(),
    }
}

/// An index, as `dependents.sql` describes it.
pub(super) fn shape(method: &str, unique: bool, keys: &[String], include: &[String]) -> String {
    let columns = keys.iter().chain(include).map(|it| format!(" {}", quote::ident(it)));
    format!("{method} {unique} {}{}", keys.len(), columns.collect::<String>())
}

fn invalid(table: &Qualified, name: &str, context: &Context<'_>) -> Finding {
    let before = context.schemas.before.tables.get(table);
    let is_partitioned = before.is_some_and(|it| it.partition_by.is_some());
    let (why, help) = if is_partitioned {
        let help = format!("if the partitions have theirs: ALTER INDEX {name} ATTACH PARTITION …");
        ("which some of its partitions lack", help)
    } else {
        let why = "which a failed `CREATE INDEX CONCURRENTLY` left behind";
        (why, "find out first why it failed".to_owned())
    };
    let table = table.relative_to(context.default_schema);
    let message = format!("drops and recreates the invalid index `{name}` of `{table}`, {why}");
    context.finding("invalid-index", &table, message, &help)
}

/// If the index exists afterwards and is suitable, it becomes the replica identity again.
fn identity(table: &Qualified, name: &str, context: &Context<'_>) -> Vec<Finding> {
    let is_identity = |it: &Table| it.marks.replica_identity.as_deref() == Some(name);
    let lost = context.schemas.before.tables.get(table).is_some_and(|it| is_identity(it))
        && context.schemas.after.tables.get(table).is_some_and(|it| !can_identify(name, it));
    if !lost {
        return Vec::new();
    }
    let table = table.relative_to(context.default_schema);
    let message = format!(
        "drops `{name}`, the replica identity of `{table}`; without one, a published table accepts no UPDATE or DELETE"
    );
    let help =
        "add `ALTER TABLE … REPLICA IDENTITY` to the migration, with the index that replaces it";
    vec![context.finding(LOSES_IDENTITY, &table, message, help)]
}
