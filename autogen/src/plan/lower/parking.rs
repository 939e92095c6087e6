//! The steps that park rows before other steps remove them, and those that restore them.

use std::sync::Arc;

use super::{Context, cast::known_cast};
use crate::{
    op::{Form, PARKING, ParkedAs, Turn},
    plan::{
        parked::{Conversion, Copied, Held, Holding, Kept, Parked, Without},
        step::{ColumnAction, NamespaceAction, Reached, Step, TableAction},
    },
    schema::{
        Address, ByName, Column, ColumnType, Deferrable, Expression, ForeignKey, Pair, Qualified,
        Table, TypeName, Validity, name::parked_part, normalize,
    },
};

/// Which values of a column are parked.
#[derive(Clone, Copy)]
pub(super) enum Values<'a> {
    /// All: the column is dropped, or did not exist.
    Whole(&'a Column),
    /// Those that change when they are converted from the first type to the second and back.
    Converted(Pair<&'a Column>),
    /// Those with a dropped label.
    Labelled(&'a Column, &'a Without),
}

/// Copies values to a table of their own, before the steps that remove them.
pub(super) fn keep(table: &Qualified, values: Values<'_>, context: &Context<'_>) -> Vec<Step> {
    let column = values.column();
    let Some((to, parked)) = context
        .hints
        .kept(table, Some(&column.name))
        .and_then(|to| Some((to, parked(table, values, to, context)?)))
    else {
        return Vec::new();
    };
    let place = Qualified::new(PARKING, &parked.name);
    let mark = mark(table, to, Some((&column.name, &parked.kept)));
    vec![
        Step::Namespace(PARKING.to_owned(), NamespaceAction::CreateIfMissing),
        Step::Table(table.clone(), TableAction::KeepWritersOut),
        Step::Column(table.clone(), column.name.clone(), ColumnAction::Park(Box::new(parked))),
        Step::Table(place, mark),
    ]
}

/// Restores values after the steps that recreate their place, and drops the table with them.
pub(super) fn restore(table: &Qualified, values: Values<'_>, context: &Context<'_>) -> Vec<Step> {
    let column = values.column();
    let from = context.hints.restored(table, Some(&column.name));
    let parked = from.and_then(|from| parked(table, values, from, context));
    let restored = parked.map(|it| {
        let action = ColumnAction::Unpark(Box::new(it));
        let step = Step::Column(table.clone(), column.name.clone(), action);
        [step].into_iter().chain(check_now(table, context)).collect()
    });
    restored.unwrap_or_default()
}

impl<'a> Values<'a> {
    /// The column as it is where the values are.
    fn column(self) -> &'a Column {
        match self {
            Self::Whole(column) | Self::Labelled(column, _) => column,
            Self::Converted(pair) => pair.before,
        }
    }
}

fn parked(
    table: &Qualified,
    values: Values<'_>,
    to: &ParkedAs,
    context: &Context<'_>,
) -> Option<Parked> {
    let schema = match to.turn {
        Turn::Keep => context.schemas.before,
        Turn::Restore => context.schemas.after,
    };
    let own = schema.tables.get(table)?;
    let keys = own.primary_key.as_ref()?.columns.iter().filter_map(|it| own.column(it));
    let kept = match values {
        // A row without a value would get the default.
        Values::Whole(column) if column.default.is_some() => Kept::All,
        Values::Whole(_) => Kept::Values,
        Values::Converted(pair) => {
            let conversion = |pair: Pair<&Column>| Conversion {
                ty: pair.after.ty.clone(),
                cast: known_cast(pair),
            };
            let there = conversion(pair);
            Kept::Converted { there, back: conversion(pair.swap()) }
        }
        Values::Labelled(_, without) => Kept::Labelled(without.clone()),
    };
    Some(Parked {
        name: to.name.clone(),
        key: keys.map(|it| held(it, context)).collect(),
        column: held(values.column(), context),
        kept,
    })
}

fn held(column: &Column, context: &Context<'_>) -> Held {
    Held { name: column.name.clone(), as_text: as_text(&column.ty, context) }
}

/// The type, if its values are parked as text because the type itself may be dropped.
fn as_text(ty: &Arc<ColumnType>, context: &Context<'_>) -> Option<Arc<ColumnType>> {
    let stays = match &ty.name {
        TypeName::Builtin(_) => true,
        TypeName::Other(name) => {
            let is_it = |it: &Address| it.kind.is_type() && it.name == *name;
            let has = context.schemas.map(|it| it.declared.objects.keys().any(is_it));
            has.before == has.after
        }
        TypeName::Enum(_) => false,
        TypeName::Extension(name) => normalize::extension_of(name).is_none_or(|extension| {
            let has = context.schemas.map(|it| it.extensions.contains_key(extension));
            has.before == has.after
        }),
    };
    (!stays).then(|| ty.clone())
}

fn mark(table: &Qualified, to: &ParkedAs, of: Option<(&str, &Kept)>) -> TableAction {
    let holding = match of {
        None => Holding::Rows,
        Some((column, Kept::All | Kept::Values)) => Holding::Column(column.to_owned()),
        Some((column, Kept::Converted { .. } | Kept::Labelled(_))) => {
            Holding::Changed(column.to_owned())
        }
    };
    TableAction::MarkParked { migration: to.migration.clone(), table: table.clone(), holding }
}

/// Needed after rows change: while a deferred constraint is pending, the table cannot be altered.
pub(super) fn check_now(table: &Qualified, context: &Context<'_>) -> Option<Step> {
    let both = [context.schemas.before, context.schemas.after];
    let is_deferrable = both.iter().any(|schema| {
        let own = schema.tables.get(table).is_some_and(|it| has_deferrable(it));
        let refers =
            |key: &ForeignKey| key.references == *table && key.deferrable != Deferrable::No;
        own || schema.tables.values().any(|it| it.foreign_keys.values().any(refers))
    });
    is_deferrable.then(|| Step::Table(table.clone(), TableAction::CheckNow))
}

fn has_deferrable(table: &Table) -> bool {
    let keys = table.primary_key.iter().map(|it| it.deferrable);
    let uniques = table.uniques.values().map(|it| it.deferrable);
    let foreign = table.foreign_keys.values().map(|it| it.deferrable);
    let mut constraints = keys.chain(uniques).chain(foreign);
    constraints.any(|it| it != Deferrable::No)
        || table.exclusions.values().any(|it| is_deferrable(&it.definition))
}

/// The rows of a dropped table.
pub(super) fn keep_table(
    name: &Qualified,
    table: &Table,
    to: &ParkedAs,
    context: &Context<'_>,
) -> Vec<Step> {
    let step = |name: &Qualified, action| Step::Table(name.clone(), action);
    let namespace = Step::Namespace(PARKING.to_owned(), NamespaceAction::CreateIfMissing);
    let parked = Qualified::new(PARKING, &*to.name);
    let mut steps = vec![namespace];
    match to.form {
        Form::Copied => {
            let copy = TableAction::ParkRows(Box::new(copied(name, table, to, context)));
            steps.extend([step(name, TableAction::KeepWritersOut), step(name, copy)]);
            steps.push(step(&parked, mark(name, to, None)));
            steps.push(step(name, TableAction::Drop));
        }
        Form::Moved => {
            let before = context.schemas.before.tables.get(name);
            let rename = |(n, part): (usize, String)| {
                let to = parked_part(&to.name, n);
                step(name, TableAction::RenamePart { part, to })
            };
            steps.extend(before.into_iter().flat_map(|it| parts(name, it)).map(rename));
            let moved = Qualified::new(PARKING, &name.name);
            steps.push(step(name, TableAction::Park));
            steps.push(step(&moved, TableAction::RenameTo(to.name.clone())));
            steps.push(step(&parked, mark(name, to, None)));
        }
    }
    steps
}

/// Moves the table back. Its comment describes what is parked, so its own comment is restored.
pub(super) fn bring_back(name: &Qualified, from: &ParkedAs, context: &Context<'_>) -> Vec<Step> {
    let step = |name: &Qualified, action| Step::Table(name.clone(), action);
    let after = context.schemas.after.tables.get(name);
    let rename = |(n, to): (usize, String)| {
        let part = parked_part(&from.name, n);
        step(name, TableAction::RenamePart { part, to })
    };
    let back = TableAction::RenameTo(name.name.clone());
    let mut steps = vec![
        step(&Qualified::new(PARKING, &*from.name), back),
        step(name, TableAction::Unpark(name.schema.clone())),
    ];
    steps.extend(after.into_iter().flat_map(|it| parts(name, it)).map(rename));
    steps
}

/// Parts that share a name space with tables need names of their own among parked objects: numbered, and always the
/// same.
fn parts(name: &Qualified, table: &Table) -> Vec<(usize, String)> {
    let keys = table.primary_key.iter().map(|it| &it.name);
    let keys = keys.chain(table.uniques.keys()).chain(table.exclusions.keys());
    let indexes = keys.chain(table.indexes.keys()).cloned();
    let sequences = table.columns.iter().filter_map(|column| {
        let sequence = column.identity.as_ref()?.sequence_of(name, &column.name);
        (sequence.schema == name.schema).then_some(sequence.name)
    });
    (1..).zip(indexes.chain(sequences)).collect()
}

/// Copies the rows back into the recreated table, and lets its sequences continue after them.
pub(super) fn refill(
    name: &Qualified,
    table: &Table,
    from: &ParkedAs,
    context: &Context<'_>,
) -> [Vec<Step>; 2] {
    let rows = TableAction::RestoreRows(Box::new(copied(name, table, from, context)));
    let counters = table.columns.iter().filter_map(|column| {
        let identity = column.identity.as_ref()?;
        let reached = Reached::Rows {
            table: name.clone(),
            column: column.name.clone(),
            options: identity.options,
        };
        let set = ColumnAction::SetCounter(reached);
        Some(Step::Column(name.clone(), column.name.clone(), set))
    });
    [vec![Step::Table(name.clone(), rows)], counters.collect()]
}

fn copied(name: &Qualified, table: &Table, to: &ParkedAs, context: &Context<'_>) -> Copied {
    let columns = table.columns.iter().filter(|it| it.generated.is_none());
    let columns = columns.map(|it| held(it, context));
    let circles = [&context.circles.before, &context.circles.after];
    let with_keys = [context.schemas.after, context.schemas.before];
    let keys = with_keys.iter().find_map(|it| it.tables.get(name)).map(|it| &it.foreign_keys);
    let asks = |key: &&ForeignKey| {
        key.validity == Validity::Valid
            && !key.period
            && key.references != *name
            && !circles.iter().any(|it| it.contain(name, key))
    };
    let keys = keys.into_iter().flat_map(ByName::values).filter(asks);
    Copied { name: to.name.clone(), columns: columns.collect(), keys: keys.cloned().collect() }
}

fn is_deferrable(definition: &Expression) -> bool {
    let mut tokens = lexer::tokens(definition.as_str());
    tokens.any(|token| token.is("DEFERRABLE"))
}
