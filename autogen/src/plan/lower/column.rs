//! Columns of tables that exist before and after.

use super::{
    Context,
    cast::cast,
    parking::{self, Values},
    sequence,
};
use crate::{
    op::Change,
    plan::{
        Way, dependents,
        step::{ColumnAction, Commented, ConstraintAction, Step},
    },
    schema::{Column, ColumnType, Expression, GeneratedKind, Pair, Qualified, Schema, TypeName},
};

pub(super) fn lower(
    table: &Qualified,
    change: &Change<Column>,
    context: &Context<'_>,
) -> Vec<Step> {
    match change {
        Change::Create(column) => add_filled(table, column, context),
        Change::Drop(column) => {
            let mut steps = parking::keep(table, Values::Whole(column), context);
            steps.push(drop(table, &column.name));
            steps
        }
        Change::Alter(pair) if is_virtual(&pair.before) && pair.after.generated.is_none() => {
            freeze(table, pair.as_ref(), context)
        }
        Change::Alter(pair) if must_rebuild(pair.as_ref()) => rebuild(table, &pair.after, context),
        Change::Alter(pair) => alter(table, pair.as_ref(), context),
    }
}

/// A column without values for existing rows is filled before it becomes NOT NULL. One that is restored without its values
/// becomes NOT NULL only if no row has a null: `down` must not fail on rows that were written since `up`.
fn add_filled(table: &Qualified, column: &Column, context: &Context<'_>) -> Vec<Step> {
    let fill = context.hints.fill(table, &column.name);
    let returned = parking::restore(table, Values::Whole(column), context);
    let step = |action| Step::Column(table.clone(), column.name.clone(), action);
    let set = ColumnAction::SetNotNull(column.named_not_null(table));
    let last = match (fill, context.way) {
        (Some(fill), _) if !column.is_required() => {
            return add_with_values(table, column, fill, returned, context);
        }
        _ if !column.is_required() && returned.is_empty() => return add(table, column),
        _ if !column.is_required() => Vec::new(),
        (Some(fill), _) => {
            let fill = step(ColumnAction::Fill(fill.clone()));
            let check = parking::check_now(table, context);
            [fill].into_iter().chain(check).chain([step(set)]).collect()
        }
        (None, Way::Back) if can_come_back_nullable(table, column, context.schemas.after) => {
            vec![step(ColumnAction::SetNotNullIfFilled(column.named_not_null(table)))]
        }
        (None, Way::There | Way::Back) if returned.is_empty() => return add(table, column),
        (None, Way::There | Way::Back) => vec![step(set)],
    };
    let nullable = column.nullable || column.is_required();
    let nullable = Column { nullable, ..column.clone() };
    let (before, plain, after) = sequence::split(table, &nullable);
    let comment = column.comment.is_some().then(|| comment(table, column));
    let added = before.into_iter().chain([Step::add_column(table, plain)]).chain(after);
    added.chain(returned).chain(last).chain(comment).collect()
}

/// A column that needs no values, and gets some: parked ones, and those of an expression. A default is for new rows, so it is
/// set after that.
fn add_with_values(
    table: &Qualified,
    column: &Column,
    fill: &Expression,
    returned: Vec<Step>,
    context: &Context<'_>,
) -> Vec<Step> {
    let step = |action| Step::Column(table.clone(), column.name.clone(), action);
    let plain = Column { nullable: true, default: None, ..column.clone() };
    let mut steps = add(table, &plain);
    steps.extend(returned);
    steps.push(step(ColumnAction::Fill(fill.clone())));
    steps.extend(parking::check_now(table, context));
    steps.extend(column.default.clone().map(|it| step(ColumnAction::SetDefault(it))));
    let set = ColumnAction::SetNotNull(column.named_not_null(table));
    steps.extend((!column.nullable).then(|| step(set)));
    steps
}

/// Whether a column that `down` restores without its values may stay nullable. Not if it is part of the primary key.
pub(crate) fn can_come_back_nullable(table: &Qualified, column: &Column, after: &Schema) -> bool {
    let key = after.tables.get(table).and_then(|it| it.primary_key.as_ref());
    column.is_required() && key.is_none_or(|key| !key.columns.contains(&column.name))
}

fn add(table: &Qualified, column: &Column) -> Vec<Step> {
    let (before, plain, after) = sequence::split(table, column);
    let add = Step::add_column(table, plain);
    let comment = column.comment.is_some().then(|| comment(table, column));
    before.into_iter().chain([add]).chain(after).chain(comment).collect()
}

fn drop(table: &Qualified, column: &str) -> Step {
    Step::Column(table.clone(), column.to_owned(), ColumnAction::Drop)
}

fn comment(table: &Qualified, column: &Column) -> Step {
    let on = Commented::Column(table.clone(), column.name.clone());
    Step::Comment(on, column.comment.clone())
}

/// A column cannot become generated, and its expression cannot change before `PostgreSQL` 17. But its values can be computed
/// again.
fn must_rebuild(pair: Pair<&Column>) -> bool {
    match (&pair.before.generated, &pair.after.generated) {
        (_, None) => false,
        (Some(before), Some(after)) => before != after || pair.before.ty != pair.after.ty,
        (None, Some(_)) => true,
    }
}

fn is_virtual(column: &Column) -> bool {
    column.generated.as_ref().is_some_and(|it| it.kind == GeneratedKind::Virtual)
}

/// A virtual column has no stored values to keep. Recreated as a stored column it has.
fn freeze(table: &Qualified, pair: Pair<&Column>, context: &Context<'_>) -> Vec<Step> {
    let mut stored = pair.before.clone();
    stored.comment = None;
    stored.generated.iter_mut().for_each(|it| it.kind = GeneratedKind::Stored);
    let dependents::Dependents { drop, create } = rebuilt(table, &stored, context);
    let freed = alter(table, Pair::new(&stored, pair.after), context);
    // Its dependents are recreated once it is an ordinary column.
    drop.into_iter().chain(freed).chain(create).collect()
}

fn rebuild(table: &Qualified, column: &Column, context: &Context<'_>) -> Vec<Step> {
    let dependents::Dependents { drop, create } = rebuilt(table, column, context);
    drop.into_iter().chain(create).collect()
}

/// The column recreated, followed by its dependents.
fn rebuilt(table: &Qualified, column: &Column, context: &Context<'_>) -> dependents::Dependents {
    let mut dependents = dependents::of_column(table, &column.name, context.schemas);
    dependents.drop.push(drop(table, &column.name));
    dependents.drop.extend(add(table, column));
    dependents
}

fn alter(table: &Qualified, pair: Pair<&Column>, context: &Context<'_>) -> Vec<Step> {
    // `sequence::release` and `sequence::attach` handle where its numbers come from.
    let Column {
        name,
        ty,
        nullable,
        not_null: _,
        default,
        identity: _,
        generated,
        collation,
        comment: text,
    } = pair.before;
    let after = pair.after;
    let mut actions = Vec::new();
    let retyped = *ty != after.ty || *collation != after.collation;
    let swapped = matches!(&after.ty.name, TypeName::Enum(name) if context.swapped.contains(name))
        && *ty == after.ty;
    if generated.is_some() && after.generated.is_none() {
        actions.push(ColumnAction::DropExpression);
    }
    // Postgres would convert the default with a cast that stays in its text.
    let redefault = !swapped && (*default != after.default || retyped);
    if redefault && default.is_some() && (retyped || after.default.is_none()) {
        actions.push(ColumnAction::DropDefault);
    }
    // The new values may be null too.
    if retyped && !*nullable && after.nullable {
        actions.push(ColumnAction::DropNotNull);
    }
    if retyped {
        let cast = cast(table, pair, &context.hints);
        actions.push(ColumnAction::SetType {
            ty: after.ty.clone(),
            collation: after.collation.as_deref().cloned(),
            cast,
            without: None,
        });
    }
    if let Some(default) = after.default.as_ref().filter(|_| redefault) {
        actions.push(ColumnAction::SetDefault(default.clone()));
    }
    match (nullable, after.nullable) {
        (true, false) => {
            let fill = context.hints.fill(table, &after.name);
            actions.extend(fill.cloned().map(ColumnAction::Fill));
            actions.push(ColumnAction::SetNotNull(after.named_not_null(table)));
        }
        (false, true) if !retyped => actions.push(ColumnAction::DropNotNull),
        _ => {}
    }
    let mut steps = Vec::new();
    if retyped {
        steps.extend(parking::keep(table, Values::Converted(pair), context));
    }
    steps.extend(sequence::release(table, pair, context));
    for action in actions {
        let is_fill = matches!(action, ColumnAction::Fill(_));
        steps.push(Step::Column(table.clone(), name.clone(), action));
        steps.extend(parking::check_now(table, context).filter(|_| is_fill));
    }
    if retyped {
        steps.extend(parking::restore(table, Values::Converted(pair.swap()), context));
    }
    steps.extend(sequence::attach(table, pair, context));
    if let Some(names) = Column::renamed_not_null(pair) {
        let rename = ConstraintAction::RenameTo(names.after.clone());
        steps.push(Step::Constraint(table.clone(), names.before.clone(), rename));
    }
    if *text != after.comment {
        steps.push(comment(table, after));
    }
    if !retyped {
        return steps;
    }
    let stays_comparable = *collation == after.collation && is_comparable(Pair::new(ty, &after.ty));
    let dependents = if stays_comparable {
        dependents::of_type(table, name, context.schemas)
    } else {
        dependents::of_other_type(table, name, context.schemas)
    };
    dependents.drop.into_iter().chain(steps).chain(dependents.create).collect()
}

/// Whether a foreign key stays valid while only one of its sides has the new type: the types share an operator family
/// (manual, section 36.16.2).
fn is_comparable(types: Pair<&ColumnType>) -> bool {
    const FAMILIES: &[&[&str]] =
        &[&["smallint", "integer", "bigint"], &["text", "character varying"]];
    let Pair { before, after } = types;
    let related = |family: &&[&str]| {
        family.contains(&before.own_name()) && family.contains(&after.own_name())
    };
    before.array == after.array && (before.name == after.name || FAMILIES.iter().any(related))
}
