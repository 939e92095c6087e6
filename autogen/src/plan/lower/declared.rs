//! Objects beside tables: created, replaced if Postgres can, or dropped and created again.

use std::collections::BTreeSet;

use super::Context;
use crate::{
    op::{self, Change, Op},
    plan::step::{Commented, DeclaredAction, Step},
    schema::{Address, Declared, Pair, Schema, declared::Kind},
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
                    Kind::Domain => domain(pair.as_ref())
                        .into_iter()
                        .map(|it| {
                            act(DeclaredAction::Alter(format!("ALTER {} {it}", pair.after.on)))
                        })
                        .collect(),
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

/// A part of a dropped object goes with it. Triggers, rules and policies use other objects, so they are dropped by themselves.
fn drop(address: &Address, before: &Declared, context: &Context<'_>) -> Option<Step> {
    let uses_others = matches!(address.kind, Kind::Trigger | Kind::Rule | Kind::Policy);
    let goes = match context.schemas.before.declared.owner(address) {
        Some(owner) => context.dropped_declared.contains(owner),
        None => address.kind.is_part() && context.dropped.contains(&address.name),
    };
    let is_left = goes && !uses_others;
    (!is_left).then(|| Step::Declared(address.clone(), DeclaredAction::Drop(before.clone())))
}

/// The clauses that make a domain of the other.
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

/// Which objects beside tables step aside, or are dropped for good.
pub(super) fn dropped(ops: &[Op], schemas: Pair<&Schema>) -> BTreeSet<Address> {
    let aside = op::stepping_aside(ops, schemas);
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
