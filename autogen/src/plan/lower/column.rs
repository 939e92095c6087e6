//! Columns of tables that stay.

use super::{Context, sequence};
use crate::{
    op::Change,
    plan::{
        dependents,
        step::{Cast, ColumnAction, Commented, Step},
    },
    schema::{Column, ColumnType, GeneratedKind, Pair, Qualified, TypeName},
};

pub(super) fn lower(
    table: &Qualified,
    change: &Change<Column>,
    context: &Context<'_>,
) -> Vec<Step> {
    match change {
        Change::Create(column) => add(table, column),
        Change::Drop(column) => vec![drop(table, &column.name)],
        Change::Alter(pair) if must_rebuild(pair.as_ref()) => rebuild(table, &pair.after, context),
        Change::Alter(pair) => alter(table, pair.as_ref(), context),
    }
}

fn add(table: &Qualified, column: &Column) -> Vec<Step> {
    let (before, alone, after) = sequence::apart(table, column);
    let add = Step::AddColumn { table: table.clone(), column: alone };
    let comment = column.comment.is_some().then(|| comment(table, column));
    before.into_iter().chain([add]).chain(after).chain(comment).collect()
}

fn drop(table: &Qualified, column: &str) -> Step {
    Step::DropColumn { table: table.clone(), column: column.to_owned() }
}

fn comment(table: &Qualified, column: &Column) -> Step {
    Step::Comment {
        on: Commented::Column(table.clone(), column.name.clone()),
        text: column.comment.clone(),
    }
}

/// A column cannot become generated, nor can its expression change before `PostgreSQL` 17; its values can be computed
/// again, though.
fn must_rebuild(pair: Pair<&Column>) -> bool {
    match (&pair.before.generated, &pair.after.generated) {
        (None, None) => false,
        (Some(before), None) => before.kind == GeneratedKind::Virtual,
        (Some(before), Some(after)) => before != after || pair.before.ty != pair.after.ty,
        (None, Some(_)) => true,
    }
}

fn rebuild(table: &Qualified, column: &Column, context: &Context<'_>) -> Vec<Step> {
    let dependents = dependents::of_column(table, &column.name, context.schemas);
    let mut steps = dependents.drop;
    steps.push(drop(table, &column.name));
    steps.extend(add(table, column));
    steps.extend(dependents.create);
    steps
}

fn alter(table: &Qualified, pair: Pair<&Column>, context: &Context<'_>) -> Vec<Step> {
    // Where its numbers come from is the business of `let_go` and `take_up`.
    let Column { name, ty, nullable, default, identity: _, generated, collation, comment: text } =
        pair.before;
    let after = pair.after;
    let mut actions = Vec::new();
    let retyped = *ty != after.ty || *collation != after.collation;
    let swapped = matches!(&after.ty.name, TypeName::Enum(name) if context.swapped.contains(name))
        && *ty == after.ty;
    if generated.is_some() && after.generated.is_none() {
        actions.push(ColumnAction::DropExpression);
    }
    // Postgres would carry the default over by a cast that stays in its text.
    let redefault = !swapped && (*default != after.default || retyped);
    if redefault && default.is_some() && (retyped || after.default.is_none()) {
        actions.push(ColumnAction::DropDefault);
    }
    if retyped {
        let cast = cast(Pair::new(ty, &after.ty));
        actions.push(ColumnAction::SetType {
            ty: after.ty.clone(),
            collation: after.collation.clone(),
            cast,
        });
    }
    if let Some(default) = after.default.as_ref().filter(|_| redefault) {
        actions.push(ColumnAction::SetDefault(default.clone()));
    }
    match (nullable, after.nullable) {
        (true, false) => actions.push(ColumnAction::SetNotNull),
        (false, true) => actions.push(ColumnAction::DropNotNull),
        _ => {}
    }
    let actions = actions.into_iter().map(|action| Step::AlterColumn {
        table: table.clone(),
        column: name.clone(),
        action,
    });
    let mut steps = sequence::let_go(table, pair);
    steps.extend(actions);
    steps.extend(sequence::take_up(table, pair));
    if *text != after.comment {
        steps.push(comment(table, after));
    }
    if !retyped {
        return steps;
    }
    let dependents = dependents::of_type(table, name, context.schemas);
    dependents.drop.into_iter().chain(steps).chain(dependents.create).collect()
}

/// Whether the assignment cast that `ALTER COLUMN … TYPE` applies by itself will do (manual, section 10.4, and the list
/// of `\dC`).
fn cast(types: Pair<&ColumnType>) -> Cast {
    const FAMILIES: &[&[&str]] = &[
        &["smallint", "integer", "bigint", "numeric", "real", "double precision"],
        &["date", "timestamp without time zone", "timestamp with time zone"],
        &["json", "jsonb"],
        &["inet", "cidr"],
        &["bit", "bit varying"],
        &["vector", "halfvec"],
        &["vector", "sparsevec"],
    ];
    const STRINGS: &[&str] = &["text", "character varying", "character", "citext"];
    let Pair { before, after } = types;
    if before.array != after.array {
        return if STRINGS.contains(&after.own_name()) { Cast::Assignment } else { Cast::Explicit };
    }
    let related = |family: &&[&str]| {
        family.contains(&before.own_name()) && family.contains(&after.own_name())
    };
    let to_string = STRINGS.contains(&after.own_name());
    match (&before.name, &after.name) {
        (before, after) if before == after => Cast::Assignment,
        (TypeName::Enum(_), TypeName::Enum(_)) => Cast::ThroughText,
        _ if to_string || FAMILIES.iter().any(related) => Cast::Assignment,
        _ => Cast::Explicit,
    }
}
