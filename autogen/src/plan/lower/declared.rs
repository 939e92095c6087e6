//! Objects beside tables: created, replaced if Postgres can replace them, or dropped and recreated.

use std::collections::BTreeSet;

use super::{Context, partition};
use crate::{
    op::{Aside, Change, Op},
    plan::step::{Commented, DeclaredAction, Step},
    schema::{
        Address, Declared, Pair, Qualified, Schema,
        declared::{Kind, composite::Attributes},
    },
};

pub(super) fn lower(
    address: &Address,
    change: &Change<Declared>,
    context: &Context<'_>,
) -> Vec<Step> {
    let act = |action| Step::Declared(address.clone(), action);
    let comment = |it: &Declared| {
        Step::Comment(Commented::Declared(address.clone(), it.on.clone()), it.comment.clone())
    };
    let create = |it: &Declared| {
        let comment = it.comment.is_some().then(|| comment(it));
        std::iter::once(act(DeclaredAction::Create(it.clone()))).chain(comment)
    };
    if address.kind == Kind::Partition
        && let Some(steps) = partition::lower(address, change, context)
    {
        return steps.into_iter().map(act).collect();
    }
    match change {
        Change::Create(after) => create(after).collect(),
        Change::Drop(before) => drop(address, before, context).into_iter().collect(),
        Change::Alter(pair) => {
            if context.dropped_declared.contains(address) {
                return drop(address, &pair.before, context)
                    .into_iter()
                    .chain(create(&pair.after))
                    .collect();
            }
            let mut steps = Vec::new();
            if pair.before.definition != pair.after.definition {
                steps.extend(match address.kind {
                    Kind::Domain | Kind::CompositeType => clauses(address.kind, pair.as_ref())
                        .into_iter()
                        .map(|it| {
                            act(DeclaredAction::Alter(format!("ALTER {} {it}", pair.after.on)))
                        })
                        .collect(),
                    Kind::Privileges | Kind::DefaultPrivileges => {
                        privileges(pair.as_ref()).into_iter().map(act).collect()
                    }
                    _ => vec![act(DeclaredAction::Replace(pair.after.clone()))],
                });
            }
            if pair.before.comment != pair.after.comment {
                steps.push(comment(&pair.after));
            }
            steps
        }
    }
}

/// A part of a dropped object is dropped with it. Triggers, rules and policies use other objects, so they are dropped
/// separately.
fn drop(address: &Address, before: &Declared, context: &Context<'_>) -> Option<Step> {
    let uses_others = matches!(address.kind, Kind::Trigger | Kind::Rule | Kind::Policy);
    let goes = match context.schemas.before.declared.owner(address) {
        Some(owner) => {
            context.dropped_declared.contains(owner) && !partition::is_left(owner, context)
        }
        None => {
            address.kind.is_part()
                && (context.dropped.contains(&address.name)
                    || is_on_a_dropped_column(address, context))
        }
    };
    let is_left = goes && !uses_others;
    (!is_left).then(|| Step::Declared(address.clone(), DeclaredAction::Drop(before.clone())))
}

fn is_on_a_dropped_column(address: &Address, context: &Context<'_>) -> bool {
    let has_column = |schema: &Schema| {
        let table = schema.tables.get(&address.name).zip(address.column.as_ref());
        table.map(|(table, column)| table.column(column).is_some())
    };
    has_column(context.schemas.before) == Some(true)
        && has_column(context.schemas.after) == Some(false)
}

/// What to grant and revoke so that a role may do the one instead of the other.
fn privileges(pair: Pair<&Declared>) -> Vec<DeclaredAction> {
    let Pair { before, after } = pair;
    let (revoked, granted) = if after.are_all() {
        (None, Some(after.clone()))
    } else if before.are_all() {
        (Some(before.clone()), Some(after.clone()))
    } else {
        (before.beyond(after), after.beyond(before))
    };
    let revoked = revoked.map(DeclaredAction::Drop);
    revoked.into_iter().chain(granted.map(DeclaredAction::Create)).collect()
}

/// The clauses that turn one type into the other.
fn clauses(kind: Kind, pair: Pair<&Declared>) -> Vec<String> {
    if kind == Kind::Domain {
        return domain(pair);
    }
    let attributes = Attributes::of(pair.map(|it| &it.shape[..]));
    attributes.map(|it| it.clauses()).unwrap_or_default()
}

/// The clauses that turn one domain into the other.
fn domain(pair: Pair<&Declared>) -> Vec<String> {
    let facets = pair.map(|it| it.shape.get(1..).unwrap_or_default());
    let missing = |from: &[String], of: &[String]| -> Vec<String> {
        from.iter().filter(|it| !it.is_empty() && !of.contains(it)).cloned().collect()
    };
    let undone = missing(facets.before, facets.after).into_iter().filter_map(|facet| {
        if let Some(rest) = facet.strip_prefix("CONSTRAINT ") {
            let tokens: Vec<_> = lexer::tokens(rest).collect();
            return Some(format!("DROP CONSTRAINT {}", tokens.first()?.text));
        }
        let is_replaced =
            facet.starts_with("DEFAULT") && facets.after.iter().any(|it| it.starts_with("DEFAULT"));
        let word = if facet.starts_with("DEFAULT") { "DEFAULT" } else { "NOT NULL" };
        (!is_replaced).then(|| format!("DROP {word}"))
    });
    let done = missing(facets.after, facets.before).into_iter().map(|facet| {
        let verb = if facet.starts_with("CONSTRAINT ") { "ADD" } else { "SET" };
        format!("{verb} {facet}")
    });
    undone.chain(done).collect()
}

/// Which objects beside tables are dropped, either to be recreated or for good.
pub(super) fn dropped(
    ops: &[Op],
    schemas: Pair<&Schema>,
    swapped: &BTreeSet<&Qualified>,
) -> BTreeSet<Address> {
    let aside = Aside {
        is_new_type: &|name, _| swapped.contains(name),
        is_dropped: &|address, pair| !address.can_become(pair),
    };
    let aside = aside.objects(ops, schemas);
    let goes = |op: &Op| match op {
        Op::Declared(address, Change::Drop(_)) => Some(address.clone()),
        Op::Declared(address, Change::Alter(pair)) => {
            let goes = aside.contains(address) || !address.can_become(pair.as_ref());
            goes.then(|| address.clone())
        }
        _ => None,
    };
    ops.iter().filter_map(goes).collect()
}
