//! Constraints. A changed one is dropped and added: Postgres can alter little of a constraint in place.

use std::collections::BTreeSet;

use super::Context;
use crate::{
    op::Change,
    plan::{
        dependents,
        step::{ConstraintKind, Step},
    },
    schema::{Check, Exclusion, ForeignKey, PrimaryKey, Qualified, Schema, Unique},
};

pub(super) fn primary_key(
    table: &Qualified,
    change: &Change<PrimaryKey>,
    context: &Context<'_>,
) -> Vec<Step> {
    let drop = |key: &PrimaryKey| drop(table, &key.name, ConstraintKind::PrimaryKey);
    let add = |key: &PrimaryKey| Step::AddPrimaryKey { table: table.clone(), key: key.clone() };
    let steps = match change {
        Change::Create(key) => vec![add(key)],
        Change::Drop(key) => vec![drop(key)],
        Change::Alter(pair) => vec![drop(&pair.before), add(&pair.after)],
    };
    let gone = gone(change).map(|key| key.columns.as_slice());
    around(table, gone, steps, context)
}

pub(super) fn unique(
    table: &Qualified,
    name: &str,
    change: &Change<Unique>,
    context: &Context<'_>,
) -> Vec<Step> {
    let gone = gone(change).map(|unique| unique.columns.as_slice());
    let steps = replace(table, name, ConstraintKind::Unique, change, |unique| Step::AddUnique {
        table: table.clone(),
        name: name.to_owned(),
        unique: unique.clone(),
    });
    around(table, gone, steps, context)
}

/// What a change takes away.
fn gone<T>(change: &Change<T>) -> Option<&T> {
    match change {
        Change::Create(_) => None,
        Change::Drop(before) => Some(before),
        Change::Alter(pair) => Some(&pair.before),
    }
}

/// The steps between the dropping and the adding of foreign keys that rely on a key that goes.
pub(super) fn around(
    table: &Qualified,
    key: Option<&[String]>,
    steps: Vec<Step>,
    context: &Context<'_>,
) -> Vec<Step> {
    let Some(columns) = key else { return steps };
    let dependents = dependents::of_key(table, columns, context.schemas);
    dependents.drop.into_iter().chain(steps).chain(dependents.create).collect()
}

pub(super) fn check(table: &Qualified, name: &str, change: &Change<Check>) -> Vec<Step> {
    replace(table, name, ConstraintKind::Check, change, |check| Step::AddCheck {
        table: table.clone(),
        name: name.to_owned(),
        check: check.clone(),
    })
}

pub(super) fn exclusion(table: &Qualified, name: &str, change: &Change<Exclusion>) -> Vec<Step> {
    replace(table, name, ConstraintKind::Exclusion, change, |exclusion| Step::AddExclusion {
        table: table.clone(),
        name: name.to_owned(),
        exclusion: exclusion.clone(),
    })
}

pub(super) fn foreign_key(
    table: &Qualified,
    name: &str,
    change: &Change<ForeignKey>,
    context: &Context<'_>,
) -> Vec<Step> {
    match change {
        // It goes with its table, unless the table it refers to must go first.
        Change::Drop(key)
            if context.dropped.contains(table)
                && !refers_back(table, key, &context.dropped, context.schemas.before) =>
        {
            Vec::new()
        }
        // It comes with its table.
        Change::Create(key) if is_inline(table, key, context) => Vec::new(),
        _ => replace(table, name, ConstraintKind::ForeignKey, change, |key| Step::AddForeignKey {
            table: table.clone(),
            name: name.to_owned(),
            key: key.clone(),
        }),
    }
}

/// Whether the key can be a part of `CREATE TABLE`: what it refers to is there by then, as a constraint.
pub(super) fn is_inline(table: &Qualified, key: &ForeignKey, context: &Context<'_>) -> bool {
    let has_key = |schema: &Schema| {
        schema.tables.get(&key.references).is_some_and(|it| {
            let primary = it.primary_key.iter().map(|key| &key.columns);
            let mut keys = primary.chain(it.uniques.values().map(|unique| &unique.columns));
            keys.any(|columns| *columns == key.referenced_columns)
        })
    };
    let schemas = context.schemas;
    context.created.contains(table)
        && has_key(schemas.after)
        && (context.created.contains(&key.references) || has_key(schemas.before))
        && !refers_back(table, key, &context.created, schemas.after)
}

/// Whether these tables refer to one another in a circle that this key is a part of. A reference to itself is none.
fn refers_back(
    table: &Qualified,
    key: &ForeignKey,
    among: &BTreeSet<&Qualified>,
    schema: &Schema,
) -> bool {
    if key.references == *table {
        return false;
    }
    let mut reached = vec![&key.references];
    let mut at = 0;
    while let Some(name) = reached.get(at).copied() {
        at += 1;
        if name == table {
            return true;
        }
        let keys = schema.tables.get(name).filter(|_| among.contains(name));
        for next in
            keys.into_iter().flat_map(|it| it.foreign_keys.values()).map(|key| &key.references)
        {
            if !reached.contains(&next) {
                reached.push(next);
            }
        }
    }
    false
}

fn replace<T>(
    table: &Qualified,
    name: &str,
    kind: ConstraintKind,
    change: &Change<T>,
    add: impl Fn(&T) -> Step,
) -> Vec<Step> {
    match change {
        Change::Create(value) => vec![add(value)],
        Change::Drop(_) => vec![drop(table, name, kind)],
        Change::Alter(pair) => vec![drop(table, name, kind), add(&pair.after)],
    }
}

fn drop(table: &Qualified, name: &str, what: ConstraintKind) -> Step {
    Step::DropConstraint { table: table.clone(), name: name.to_owned(), what }
}
