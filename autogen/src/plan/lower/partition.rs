//! Partitions. One that is no longer declared is detached, not dropped: its rows stay.

use super::Context;
use crate::{
    op::Change,
    plan::{Way, step::DeclaredAction},
    schema::{Address, Declared, Qualified, declared::Required},
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
        (Change::Alter(pair), _)
            if pair.before.definition != pair.after.definition
                && address.can_become(pair.as_ref()) =>
        {
            Some(vec![detach(&pair.before), attach(&pair.after)])
        }
        _ => None,
    }
}

/// The table, or the partition, that it is a partition of.
fn parents<'a>(
    address: &'a Address,
    declared: &'a crate::schema::Declarations,
) -> impl Iterator<Item = &'a Qualified> {
    declared.required(address).filter_map(|it| match it {
        Required::Relation(name) => Some(name),
        Required::Declared(of) => Some(&of.name),
        Required::Column(..) | Required::Type(_) => None,
    })
}

/// Whether its table is created along with it, and is empty.
fn is_new(address: &Address, context: &Context<'_>) -> bool {
    parents(address, &context.schemas.after.declared).any(|it| context.created.contains(it))
}

/// Whether its table is dropped, and it with it.
fn goes_along(address: &Address, context: &Context<'_>) -> bool {
    parents(address, &context.schemas.before.declared).any(|it| context.dropped.contains(it))
}

fn detach(it: &Declared) -> DeclaredAction {
    let (own, of) = names(it);
    DeclaredAction::Detach(format!("ALTER TABLE {of} DETACH PARTITION {own}"))
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
