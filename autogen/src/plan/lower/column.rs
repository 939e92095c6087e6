//! Columns of tables that stay.

use super::{Context, sequence};
use crate::{
    op::{Change, Hints, PARKING, ParkedAs},
    plan::{
        Way, dependents,
        step::{Cast, ColumnAction, Commented, NamespaceAction, Parked, Step, TableAction},
    },
    schema::{Column, ColumnType, GeneratedKind, Pair, Qualified, Schema, TypeName},
};

pub(super) fn lower(
    table: &Qualified,
    change: &Change<Column>,
    context: &Context<'_>,
) -> Vec<Step> {
    match change {
        Change::Create(column) => add_filled(table, column, context),
        Change::Drop(column) => match parked(table, column, context) {
            Some(parked) => park(table, &column.name, parked),
            None => vec![drop(table, &column.name)],
        },
        Change::Alter(pair) if is_virtual(&pair.before) && pair.after.generated.is_none() => {
            freeze(table, pair.as_ref(), context)
        }
        Change::Alter(pair) if must_rebuild(pair.as_ref()) => rebuild(table, &pair.after, context),
        Change::Alter(pair) => alter(table, pair.as_ref(), context),
    }
}

/// A column without values for the rows that are there is filled before it is NOT NULL. One that comes back without any is
/// NOT NULL only if no row misses one: `down` must not fail on what was written since `up`.
fn add_filled(table: &Qualified, column: &Column, context: &Context<'_>) -> Vec<Step> {
    let fill = context.hints.fill(table, &column.name);
    let parked = parked(table, column, context);
    let returned = parked.map(|it| unpark(table, &column.name, it)).unwrap_or_default();
    let actions = match (fill, context.way) {
        _ if !column.is_required() && returned.is_empty() => return add(table, column),
        _ if !column.is_required() => Vec::new(),
        (Some(fill), _) => vec![ColumnAction::Fill(fill.clone()), ColumnAction::SetNotNull],
        (None, Way::Back) if can_come_back_nullable(table, column, context.schemas.after) => {
            vec![ColumnAction::SetNotNullIfFilled]
        }
        (None, Way::There | Way::Back) if returned.is_empty() => return add(table, column),
        (None, Way::There | Way::Back) => vec![ColumnAction::SetNotNull],
    };
    let nullable = column.nullable || column.is_required();
    let nullable = Column { nullable, ..column.clone() };
    let (before, plain, after) = sequence::split(table, &nullable);
    let comment = column.comment.is_some().then(|| comment(table, column));
    let added = before.into_iter().chain([Step::add_column(table, plain)]).chain(after);
    let step = |action| Step::Column(table.clone(), column.name.clone(), action);
    let actions = actions.into_iter().map(step);
    added.chain(returned).chain(actions).chain(comment).collect()
}

/// Where the values of a column are parked, if they are.
fn parked(table: &Qualified, column: &Column, context: &Context<'_>) -> Option<Parked> {
    let ParkedAs { migration, name } = context.hints.parked(table, Some(&column.name))?;
    let both = [context.schemas.before, context.schemas.after];
    let key = both.iter().find_map(|it| it.tables.get(table)?.primary_key.as_ref())?;
    let is_enum = matches!(column.ty.name, TypeName::Enum(_));
    Some(Parked {
        migration: migration.clone(),
        name: name.clone(),
        key: key.columns.clone(),
        enumeration: is_enum.then(|| column.ty.clone()),
    })
}

/// The values go to a table of their own before their column goes.
fn park(table: &Qualified, column: &str, parked: Parked) -> Vec<Step> {
    let place = Qualified::new(PARKING, &parked.name);
    let mark = TableAction::MarkParked {
        migration: parked.migration.clone(),
        table: table.clone(),
        column: Some(column.to_owned()),
    };
    let copy = ColumnAction::Park(Box::new(parked));
    vec![
        Step::Namespace(PARKING.to_owned(), NamespaceAction::CreateIfMissing),
        Step::Table(table.clone(), TableAction::KeepWritersOut),
        Step::Column(table.clone(), column.to_owned(), copy),
        Step::Table(place, mark),
        drop(table, column),
    ]
}

/// The values come back, and the table that they were in goes.
fn unpark(table: &Qualified, column: &str, parked: Parked) -> Vec<Step> {
    let place = Qualified::new(PARKING, &parked.name);
    let back = ColumnAction::Unpark(Box::new(parked));
    vec![
        Step::Column(table.clone(), column.to_owned(), back),
        Step::Table(place, TableAction::Drop),
    ]
}

/// Whether a column that `down` brings back without its values may stay nullable. Not if it is part of the primary key.
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

/// A column cannot become generated, nor can its expression change before `PostgreSQL` 17; its values can be computed
/// again, though.
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

/// A virtual column has no values to leave behind. Made anew as a stored one it has.
fn freeze(table: &Qualified, pair: Pair<&Column>, context: &Context<'_>) -> Vec<Step> {
    let mut stored = pair.before.clone();
    stored.comment = None;
    stored.generated.iter_mut().for_each(|it| it.kind = GeneratedKind::Stored);
    let dependents::Dependents { drop, create } = rebuilt(table, &stored, context);
    let freed = alter(table, Pair::new(&stored, pair.after), context);
    // Its dependents are recreated once it depends on nothing itself.
    drop.into_iter().chain(freed).chain(create).collect()
}

fn rebuild(table: &Qualified, column: &Column, context: &Context<'_>) -> Vec<Step> {
    let dependents::Dependents { drop, create } = rebuilt(table, column, context);
    drop.into_iter().chain(create).collect()
}

/// The column created again, and after it what is recreated with it.
fn rebuilt(table: &Qualified, column: &Column, context: &Context<'_>) -> dependents::Dependents {
    let mut dependents = dependents::of_column(table, &column.name, context.schemas);
    dependents.drop.push(drop(table, &column.name));
    dependents.drop.extend(add(table, column));
    dependents
}

fn alter(table: &Qualified, pair: Pair<&Column>, context: &Context<'_>) -> Vec<Step> {
    // Where its numbers come from is the business of `sequence::release` and `sequence::attach`.
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
    // The new values may be null, too.
    if retyped && !*nullable && after.nullable {
        actions.push(ColumnAction::DropNotNull);
    }
    if retyped {
        let cast = cast(table, pair, &context.hints);
        actions.push(ColumnAction::SetType {
            ty: after.ty.clone(),
            collation: after.collation.as_deref().cloned(),
            cast,
        });
    }
    if let Some(default) = after.default.as_ref().filter(|_| redefault) {
        actions.push(ColumnAction::SetDefault(default.clone()));
    }
    match (nullable, after.nullable) {
        (true, false) => {
            let fill = context.hints.fill(table, &after.name);
            actions.extend(fill.cloned().map(ColumnAction::Fill));
            actions.push(ColumnAction::SetNotNull);
        }
        (false, true) if !retyped => actions.push(ColumnAction::DropNotNull),
        _ => {}
    }
    let mut steps = sequence::release(table, pair, context);
    let step = |action| Step::Column(table.clone(), name.clone(), action);
    steps.extend(actions.into_iter().map(step));
    steps.extend(sequence::attach(table, pair, context));
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

/// Whether a foreign key holds while only one of its sides has the new type: the types have one operator family
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

/// Character strings: anything can be assigned to them (manual, `CREATE CAST`, notes).
const STRINGS: &[&str] = &["text", "character varying", "character", "citext"];

/// How the values get from one type to the other: as somebody says, or else by a cast.
pub(crate) fn cast(table: &Qualified, pair: Pair<&Column>, hints: &Hints<'_>) -> Cast {
    let stated = hints.conversion(table, &pair.after.name);
    stated.map_or_else(|| known_cast(pair), |it| Cast::Stated(it.clone()))
}

/// By the assignment cast that `ALTER COLUMN … TYPE` applies by itself, if that will do (manual, section 10.4, and the list
/// of `\dC`).
fn known_cast(pair: Pair<&Column>) -> Cast {
    const FAMILIES: &[&[&str]] = &[
        &["smallint", "integer", "bigint", "numeric", "real", "double precision"],
        &["date", "timestamp without time zone"],
        &["json", "jsonb"],
        &["inet", "cidr"],
        &["bit", "bit varying"],
        &["vector", "halfvec"],
        &["vector", "sparsevec"],
    ];
    let Pair { before, after } = pair.map(|it| &it.ty);
    let (from, to) = (before.own_name(), after.own_name());
    let is_json = |name: &str| matches!(name, "json" | "jsonb");
    match (before.array, after.array) {
        // What a document is as an array, or the other way round, only its author knows.
        (true, false) | (false, true) if is_json(from) != is_json(to) => return Cast::Explicit,
        (true, false) => return Cast::First,
        (false, true) if pair.before.nullable => return Cast::ElementUnlessNull,
        (false, true) => return Cast::Element,
        (true, true) | (false, false) => {}
    }
    let to_string = STRINGS.contains(&to);
    let related = |family: &&[&str]| family.contains(&from) && family.contains(&to);
    let assigned =
        if to_string || FAMILIES.iter().any(related) { Cast::Assignment } else { Cast::Explicit };
    match (&before.name, &after.name) {
        (before, after) if before == after => Cast::Assignment,
        (TypeName::Enum(_), TypeName::Enum(_)) => Cast::ThroughText,
        _ if before.array => assigned,
        _ if is_zoned(from) != is_zoned(to) && is_timestamp(from) && is_timestamp(to) => Cast::Utc,
        _ if from == "date" && is_timestamp(to) && is_zoned(to) => Cast::Midnight,
        _ if to == "date" && is_timestamp(from) && is_zoned(from) => Cast::Day,
        _ if to == "bytea" && STRINGS.contains(&from) => Cast::Encode,
        _ if from == "bytea" && to_string => Cast::Decode,
        _ => assigned,
    }
}

fn is_timestamp(name: &str) -> bool {
    name.starts_with("timestamp ")
}

fn is_zoned(name: &str) -> bool {
    name.ends_with(" with time zone")
}
