//! Constraints. A changed one is dropped and added, because Postgres can alter little of a constraint in place.

use super::Context;
use crate::{
    op::Change,
    plan::{
        dependents,
        step::{Constraint, ConstraintAction, ConstraintKind, Step},
    },
    schema::{
        Address, Check, Deferrable, Exclusion, ForeignKey, Index, Pair, PrimaryKey, Qualified,
        Schema, Unique, Validity,
    },
};

pub(super) fn primary_key(
    table: &Qualified,
    change: &Change<PrimaryKey>,
    context: &Context<'_>,
) -> Vec<Step> {
    let drop = |key: &PrimaryKey| drop(table, &key.name, ConstraintKind::PrimaryKey);
    let add = |key: &PrimaryKey| {
        let whole = Unique { deferrable: Deferrable::No, ..key.as_unique() };
        let constraint = Constraint::PrimaryKey(key.clone());
        if becomes(table, &key.name, &whole, context) {
            let action = ConstraintAction::AddUsingIndex(constraint);
            return Step::Constraint(table.clone(), key.name.clone(), action);
        }
        Step::add(table, &key.name, constraint)
    };
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
    if let Change::Create(unique) = change {
        let whole = Unique { deferrable: Deferrable::No, ..unique.clone() };
        if becomes(table, name, &whole, context) {
            let action = ConstraintAction::AddUsingIndex(Constraint::Unique(unique.clone()));
            return vec![Step::Constraint(table.clone(), name.to_owned(), action)];
        }
    }
    let gone = gone(change).map(|unique| unique.columns.as_slice());
    let steps = replace(table, name, ConstraintKind::Unique, change, Constraint::Unique);
    around(table, gone, steps, context)
}

/// Whether an index of that name becomes the constraint unchanged.
fn becomes(table: &Qualified, name: &str, unique: &Unique, context: &Context<'_>) -> bool {
    let Pair { before, after } = context.schemas.map(|it| it.tables.get(table));
    let (Some(before), Some(after)) = (before, after) else { return false };
    let index = before.indexes.get(name).filter(|_| !after.indexes.contains_key(name));
    let same = |column: &String| {
        before.column(column).map(|it| &it.ty) == after.column(column).map(|it| &it.ty)
    };
    before.partition_by.is_none()
        && before.marks.spread.is_none()
        && index.and_then(Index::as_unique).as_ref() == Some(unique)
        && unique.columns.iter().chain(&unique.include).all(same)
}

/// Whether the index of that name becomes a key of its table, and is therefore not dropped.
pub(super) fn becomes_a_key(table: &Qualified, name: &str, context: &Context<'_>) -> bool {
    let Some(after) = context.schemas.after.tables.get(table) else { return false };
    let key = after.primary_key.iter().filter(|key| key.name == name);
    let key = key.map(PrimaryKey::as_unique);
    let uniques = after.uniques.get(name).cloned().into_iter();
    uniques.chain(key).any(|unique| {
        becomes(table, name, &Unique { deferrable: Deferrable::No, ..unique }, context)
    })
}

/// What a change removes.
fn gone<T>(change: &Change<T>) -> Option<&T> {
    match change {
        Change::Create(_) => None,
        Change::Drop(before) => Some(before),
        Change::Alter(pair) => Some(&pair.before),
    }
}

/// The steps between dropping and adding the foreign keys that need a dropped key.
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

pub(super) fn check(
    table: &Qualified,
    name: &str,
    change: &Change<Check>,
    context: &Context<'_>,
) -> Vec<Step> {
    // In the schemas both are in Postgres' spelling; an op may have its author's.
    let sides = context.schemas.map(|it| it.tables.get(table).and_then(|it| it.checks.get(name)));
    if let (Change::Alter(_), Pair { before: Some(before), after: Some(after) }) = (change, sides) {
        let Check { expression, no_inherit, validity } = before;
        let only_validated = *expression == after.expression
            && *no_inherit == after.no_inherit
            && (*validity, after.validity) == (Validity::NotValid, Validity::Valid);
        if only_validated {
            let validate = ConstraintAction::Validate;
            return vec![Step::Constraint(table.clone(), name.to_owned(), validate)];
        }
    }
    replace(table, name, ConstraintKind::Check, change, Constraint::Check)
}

pub(super) fn exclusion(table: &Qualified, name: &str, change: &Change<Exclusion>) -> Vec<Step> {
    replace(table, name, ConstraintKind::Exclusion, change, Constraint::Exclusion)
}

pub(super) fn foreign_key(
    table: &Qualified,
    name: &str,
    change: &Change<ForeignKey>,
    context: &Context<'_>,
) -> Vec<Step> {
    let replace =
        || replace(table, name, ConstraintKind::ForeignKey, change, Constraint::ForeignKey);
    match change {
        // A parked table has no foreign keys to or from other tables.
        Change::Drop(_) if context.hints.has_moved(table) => replace(),
        // It is dropped with its table, unless the table it refers to must be dropped first.
        Change::Drop(key)
            if context.dropped.contains(table) && !context.circles.before.contain(table, key) =>
        {
            Vec::new()
        }
        // It is created with its table.
        Change::Create(key) if is_inline(table, key, context) => Vec::new(),
        Change::Alter(pair) if stands_still(table, pair.as_ref(), context) => {
            in_place(table, name, pair.as_ref()).unwrap_or_else(replace)
        }
        Change::Create(_) | Change::Drop(_) | Change::Alter(_) => replace(),
    }
}

/// Whether nothing that the key needs is recreated, so that the key can stay.
fn stands_still(table: &Qualified, pair: Pair<&ForeignKey>, context: &Context<'_>) -> bool {
    let same = |name: &Qualified, columns: &[String]| {
        let sides = context.schemas.map(|schema| schema.tables.get(name));
        let (Some(before), Some(after)) = (sides.before, sides.after) else { return false };
        columns.iter().all(|it| before.column(it) == after.column(it))
            && before.primary_key == after.primary_key
            && before.uniques == after.uniques
            && before.indexes == after.indexes
    };
    same(table, &pair.before.columns)
        && same(&pair.before.references, &pair.before.referenced_columns)
}

/// What `ALTER CONSTRAINT` and `VALIDATE CONSTRAINT` can do (manual, ALTER TABLE); `None` if more is needed.
fn in_place(table: &Qualified, name: &str, pair: Pair<&ForeignKey>) -> Option<Vec<Step>> {
    let Pair { before, after } = pair;
    let (deferrable, validity) = (after.deferrable, after.validity);
    if *after != (ForeignKey { deferrable, validity, ..before.clone() }) {
        return None;
    }
    let mut actions = Vec::new();
    if before.deferrable != deferrable {
        actions.push(ConstraintAction::SetDeferrable(deferrable));
    }
    match (before.validity, validity) {
        (was, is) if was == is => {}
        (Validity::NotValid, Validity::Valid) => actions.push(ConstraintAction::Validate),
        (Validity::NotEnforced, Validity::Valid) => actions.push(ConstraintAction::Enforce),
        (_, Validity::NotEnforced) => actions.push(ConstraintAction::StopEnforcing),
        (_, Validity::NotValid | Validity::Valid) => return None,
    }
    let step = |action| Step::Constraint(table.clone(), name.to_owned(), action);
    Some(actions.into_iter().map(step).collect())
}

/// Whether the key can be part of `CREATE TABLE`: the key that it refers to exists by then, as a constraint. A table becomes
/// unlogged once it exists, and may refer to one that is unlogged only after that.
pub(super) fn is_inline(table: &Qualified, key: &ForeignKey, context: &Context<'_>) -> bool {
    let has_key = |schema: &Schema| {
        schema.tables.get(&key.references).is_some_and(|it| {
            let primary = it.primary_key.iter().map(|key| &key.columns);
            let mut keys = primary.chain(it.uniques.values().map(|unique| &unique.columns));
            keys.any(|columns| *columns == key.referenced_columns)
        })
    };
    let schemas = context.schemas;
    // `CREATE TABLE` treats any key as valid, because there are no rows.
    let valid = key.validity != Validity::NotValid;
    valid
        && context.hints.restored(table, None).is_none()
        && context.created.contains(table)
        && has_key(schemas.after)
        && (context.created.contains(&key.references) || has_key(schemas.before))
        && !context.circles.after.contain(table, key)
        && !schemas.after.declared.objects.contains_key(&Address::unlogged(table))
}

fn replace<T: Clone>(
    table: &Qualified,
    name: &str,
    kind: ConstraintKind,
    change: &Change<T>,
    constraint: impl Fn(T) -> Constraint,
) -> Vec<Step> {
    let add = |value: &T| Step::add(table, name, constraint(value.clone()));
    match change {
        Change::Create(value) => vec![add(value)],
        Change::Drop(_) => vec![drop(table, name, kind)],
        Change::Alter(pair) => vec![drop(table, name, kind), add(&pair.after)],
    }
}

fn drop(table: &Qualified, name: &str, kind: ConstraintKind) -> Step {
    Step::Constraint(table.clone(), name.to_owned(), ConstraintAction::Drop(kind))
}
