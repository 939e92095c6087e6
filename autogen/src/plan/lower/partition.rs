//! Partitions. One that is no longer declared is detached, not dropped: its rows stay.

use super::Context;
use crate::{
    op::Change,
    plan::{Way, step::DeclaredAction},
    schema::{Address, Declared, declared::Kind, partition},
};

/// The steps; nothing if it is created and dropped like any other object.
pub(super) fn lower(
    address: &Address,
    change: &Change<Declared>,
    context: &Context<'_>,
) -> Option<Vec<DeclaredAction>> {
    match (change, context.way) {
        (Change::Create(after), Way::Back) if !is_new(address, context) => {
            Some(vec![attach(after)])
        }
        (Change::Drop(_), _) if goes_along(address, context) => Some(Vec::new()),
        (Change::Drop(before), Way::There) => Some(vec![detach(before)]),
        // Postgres drops no partition that a foreign key may refer to.
        (Change::Drop(before), Way::Back)
            if !partition::referring(context.schemas.before, address).is_empty() =>
        {
            // It is dropped once, by the second step.
            let detach = DeclaredAction::Alter(detaching(before));
            Some(vec![detach, DeclaredAction::Drop(before.clone())])
        }
        (Change::Alter(pair), _)
            if pair.before.definition != pair.after.definition
                && address.can_become(pair.as_ref()) =>
        {
            Some(vec![detach(&pair.before), attach(&pair.after)])
        }
        _ => None,
    }
}

/// Whether one that is dropped stays as a table of its own, with everything on it.
pub(super) fn is_left(address: &Address, context: &Context<'_>) -> bool {
    address.kind == Kind::Partition && context.way == Way::There && !goes_along(address, context)
}

/// Whether its table is created along with it, and is empty.
fn is_new(address: &Address, context: &Context<'_>) -> bool {
    context.schemas.after.declared.parents(address).any(|it| context.created.contains(it))
}

/// Whether its table is dropped, and the partition with it.
fn goes_along(address: &Address, context: &Context<'_>) -> bool {
    context.schemas.before.declared.parents(address).any(|it| context.dropped.contains(it))
}

fn detach(it: &Declared) -> DeclaredAction {
    DeclaredAction::Detach(detaching(it))
}

fn detaching(it: &Declared) -> String {
    let (own, of) = names(it);
    format!("ALTER TABLE {of} DETACH PARTITION {own}")
}

fn attach(it: &Declared) -> DeclaredAction {
    let (own, of) = names(it);
    let bounds = it.shape.get(2).map(String::as_str).unwrap_or_default();
    DeclaredAction::Attach(format!("ALTER TABLE {of} ATTACH PARTITION {own} {bounds}"))
}

/// Its name and that of its table, as in SQL.
fn names(it: &Declared) -> (&str, &str) {
    let own = it.on.strip_prefix("TABLE ").unwrap_or(&it.on);
    (own, it.shape.first().map(String::as_str).unwrap_or_default())
}
