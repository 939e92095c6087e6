//! Objects beside tables: `refills-view`, and objects that may depend on one that a plan drops.

use super::{Context, Finding};
use crate::{
    op::{Change, Op},
    plan::DeclaredAction,
    schema::{Address, declared::Kind, dependent::Touch, relative::Relative as _},
};

/// Postgres cannot replace a materialized view, so a change computes all its rows again.
pub(super) fn find(op: &Op, context: &Context<'_>) -> Vec<Finding> {
    let Op::Declared(address, Change::Alter(pair)) = op else { return Vec::new() };
    let comments_only = pair.before.definition == pair.after.definition
        && pair.before.comment != pair.after.comment;
    if address.kind != Kind::MaterializedView || comments_only {
        return Vec::new();
    }
    let name = address.relative(context.default_schema).name.to_string();
    let message = format!("creates the materialized view `{name}` again, and computes its rows");
    let help = "queries on it wait until that is done; run the query of the view by hand to see how long it takes";
    vec![context.finding("refills-view", &name, message, help)]
}

pub(super) fn touched(address: &Address, action: &DeclaredAction) -> Vec<Touch> {
    let DeclaredAction::Drop(_) = action else { return Vec::new() };
    match address.kind {
        Kind::View | Kind::MaterializedView => vec![Touch::DropTable(address.name.clone())],
        Kind::Domain | Kind::CompositeType => vec![Touch::DropType(address.name.clone())],
        Kind::Function | Kind::Procedure => {
            vec![Touch::DropRoutine(address.name.clone(), address.part.clone())]
        }
        // Nothing but what it is a part of knows of it.
        Kind::Index
        | Kind::Statistics
        | Kind::Rule
        | Kind::Trigger
        | Kind::TriggerMode
        | Kind::RowSecurity
        | Kind::ForceRowSecurity
        | Kind::Policy
        | Kind::ColumnDefault
        | Kind::ColumnComment
        | Kind::ColumnStatistics
        | Kind::ClusterOn
        | Kind::Owner
        | Kind::Privileges
        | Kind::DefaultPrivileges => Vec::new(),
    }
}
