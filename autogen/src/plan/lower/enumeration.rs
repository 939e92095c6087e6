//! Enum types. Labels can be added in place; anything else is done by a swap: a new type of the same name takes over
//! the columns of the old one.

use super::Context;
use crate::{
    op::{Change, Op},
    plan::{
        dependents,
        step::{Cast, ColumnAction, Commented, Position, Step},
    },
    schema::{Column, Enum, Expression, Index, IndexKey, Pair, Qualified, Table, TypeName, name},
};

pub(super) fn lower(name: &Qualified, change: &Change<Enum>, context: &Context<'_>) -> Vec<Step> {
    match change {
        Change::Create(after) => {
            let create = create(name, after);
            [create]
                .into_iter()
                .chain(after.comment.is_some().then(|| comment(name, after)))
                .collect()
        }
        Change::Drop(_) => vec![Step::DropEnum(name.clone())],
        Change::Alter(pair) => {
            let swapped = context.swapped.contains(name);
            let mut steps = if swapped {
                swap(name, &pair.after, context)
            } else {
                add_labels(name, pair.as_ref())
            };
            // A swapped type is a new one, which has lost its comment.
            if pair.before.comment != pair.after.comment
                || (swapped && pair.after.comment.is_some())
            {
                steps.push(comment(name, &pair.after));
            }
            steps
        }
    }
}

/// Whether `ALTER TYPE … ADD VALUE` will not do: a label goes or moves, or a new one is used by another op of the same
/// plan, which Postgres refuses before the label is committed (manual, `ALTER TYPE`).
pub(super) fn needs_swap(enums: Pair<&Enum>, ops: &[Op]) -> bool {
    let mut after = enums.after.labels.iter();
    let only_added = enums.before.labels.iter().all(|label| after.any(|it| it == label));
    let new = enums.after.labels.iter().filter(|label| !enums.before.labels.contains(label));
    !only_added || new.into_iter().any(|label| ops.iter().any(|op| uses(op, label)))
}

fn create(name: &Qualified, after: &Enum) -> Step {
    Step::CreateEnum { name: name.clone(), labels: after.labels.clone() }
}

fn comment(name: &Qualified, after: &Enum) -> Step {
    Step::Comment { on: Commented::Enum(name.clone()), text: after.comment.clone() }
}

/// From the last to the first, so that the label each goes before is always there.
fn add_labels(name: &Qualified, enums: Pair<&Enum>) -> Vec<Step> {
    let labels = &enums.after.labels;
    let position = |at: usize| {
        labels.get(at + 1).map_or(Position::Last, |next| Position::Before(next.clone()))
    };
    let n_common = labels.len()
        - labels.iter().rev().take_while(|it| !enums.before.labels.contains(it)).count();
    let add = |at: usize, position: Position| Step::AddLabel {
        name: name.clone(),
        label: labels[at].clone(),
        position,
    };
    let is_new = |at: &usize| !enums.before.labels.contains(&labels[*at]);
    // Those at the end read best in their own order.
    let middle = (0..n_common).rev().filter(is_new).map(|at| add(at, position(at)));
    middle.chain((n_common..labels.len()).map(|at| add(at, Position::Last))).collect()
}

fn swap(name: &Qualified, after: &Enum, context: &Context<'_>) -> Vec<Step> {
    let aside = name::suffixed(&name.name, "__before");
    let mut steps = Vec::new();
    let mut create_again = Vec::new();
    let mut columns = Vec::new();
    for (table, column) in users(name, context) {
        let dependents = dependents::of_type_swap(&table, &column.after.name, context.schemas);
        steps.extend(
            dependents.drop.into_iter().filter(|step| !steps.contains(step)).collect::<Vec<_>>(),
        );
        let new = dependents
            .create
            .into_iter()
            .filter(|step| !create_again.contains(step))
            .collect::<Vec<_>>();
        create_again.extend(new);
        columns.extend(swap_column(&table, column));
    }
    steps.push(Step::RenameType { name: name.clone(), to: aside.clone() });
    steps.push(create(name, after));
    steps.extend(columns);
    steps.push(Step::DropEnum(Qualified::new(name.schema.clone(), aside)));
    steps.extend(create_again);
    steps
}

fn swap_column(table: &Qualified, column: Pair<&Column>) -> Vec<Step> {
    let alter = |action| Step::AlterColumn {
        table: table.clone(),
        column: column.after.name.clone(),
        action,
    };
    let set_type = ColumnAction::SetType {
        ty: column.after.ty.clone(),
        collation: column.after.collation.as_deref().cloned(),
        cast: Cast::ThroughText,
    };
    let drop = column.before.default.as_ref().map(|_| alter(ColumnAction::DropDefault));
    let set = column.after.default.clone().map(|default| alter(ColumnAction::SetDefault(default)));
    drop.into_iter().chain([alter(set_type)]).chain(set).collect()
}

/// The columns that are of this type before and after.
fn users<'a>(name: &Qualified, context: &Context<'a>) -> Vec<(Qualified, Pair<&'a Column>)> {
    let is_of = |column: &Column| matches!(&column.ty.name, TypeName::Enum(it) if it == name);
    let mut users = Vec::new();
    for (table_name, after) in &context.schemas.after.tables {
        let Some(before) = context.schemas.before.tables.get(table_name) else { continue };
        for after in after.columns.iter().filter(|column| is_of(column)) {
            if let Some(before) = before.column(&after.name).filter(|before| is_of(before)) {
                users.push((table_name.clone(), Pair::new(before, after)));
            }
        }
    }
    users
}

/// Whether what an op brings has the label in one of its expressions.
fn uses(op: &Op, label: &str) -> bool {
    let literal = format!("'{}'", label.replace('\'', "''"));
    let has = |expression: &Expression| expression.as_str().contains(&literal);
    let column = |column: &Column| {
        column.default.as_ref().is_some_and(has)
            || column.generated.as_ref().is_some_and(|it| has(&it.expression))
    };
    let table = |table: &Table| {
        table.columns.iter().any(column)
            || table.checks.values().any(|check| has(&check.expression))
    };
    let index = |index: &Index| {
        let keys =
            index.columns.iter().any(|it| matches!(&it.key, IndexKey::Expression(key) if has(key)));
        keys || index.predicate.as_ref().is_some_and(has)
    };
    match op {
        Op::Table(_, change) => brings(change, table),
        Op::Column(_, change) => brings(change, column),
        Op::Check(_, _, change) => brings(change, |check| has(&check.expression)),
        Op::Exclusion(_, _, change) => brings(change, |exclusion| has(&exclusion.definition)),
        Op::Index(_, _, change) => brings(change, index),
        Op::Rename(_)
        | Op::Namespace(..)
        | Op::Extension(..)
        | Op::Enum(..)
        | Op::Sequence(..)
        | Op::PrimaryKey(..)
        | Op::Unique(..)
        | Op::ForeignKey(..)
        | Op::Comment(..) => false,
    }
}

fn brings<T>(change: &Change<T>, test: impl Fn(&T) -> bool) -> bool {
    match change {
        Change::Create(after) => test(after),
        Change::Drop(_) => false,
        Change::Alter(pair) => test(&pair.after),
    }
}
