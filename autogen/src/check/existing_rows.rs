//! What fails where rows do not comply: `not-null`, `required-column`, `unique-on-existing`, `check-on-existing`,
//! `foreign-key-on-existing`.

use super::{Context, Finding};
use crate::{
    op::{Change, Op},
    schema::{Column, Qualified},
};

pub(super) fn find(op: &Op, context: &Context<'_>) -> Vec<Finding> {
    let Some(table) = existing(op, context) else { return Vec::new() };
    let name = table.relative_to(context.default_schema);
    let finding = |code, message, help| vec![context.finding(code, &name, message, help)];
    match op {
        Op::Column(_, Change::Create(column)) if is_required(column) => finding(
            "required-column",
            format!(
                "adds `{name}.{}`, which is NOT NULL without a default, and fails where the table has rows",
                column.name
            ),
            "give it a default, or add it nullable, fill it, and make it NOT NULL",
        ),
        Op::Column(_, Change::Alter(pair)) if pair.before.nullable && !pair.after.nullable => {
            finding(
                "not-null",
                format!(
                    "makes `{name}.{}` NOT NULL, and fails where a row has a null",
                    pair.after.name
                ),
                "fill the nulls before this statement",
            )
        }
        Op::PrimaryKey(_, Change::Create(key)) => unique(&key.name, &key.columns, &name, context),
        Op::PrimaryKey(_, Change::Alter(pair)) if pair.before.columns != pair.after.columns => {
            unique(&pair.after.name, &pair.after.columns, &name, context)
        }
        Op::Unique(_, constraint, Change::Create(after)) => {
            unique(constraint, &after.columns, &name, context)
        }
        Op::Unique(_, constraint, Change::Alter(pair)) => {
            unique(constraint, &pair.after.columns, &name, context)
        }
        Op::Index(_, index, Change::Create(after)) if after.unique => {
            unique(index, &[], &name, context)
        }
        Op::Index(_, index, Change::Alter(pair)) if pair.after.unique => {
            unique(index, &[], &name, context)
        }
        Op::Check(_, check, Change::Create(_) | Change::Alter(_)) => finding(
            "check-on-existing",
            format!("adds the check `{check}` to `{name}`, and fails where a row violates it"),
            "mend those rows before this statement",
        ),
        Op::ForeignKey(_, key, Change::Create(_) | Change::Alter(_)) => finding(
            "foreign-key-on-existing",
            format!(
                "adds the foreign key `{key}` to `{name}`, and fails where a row refers to nothing"
            ),
            "mend those rows before this statement",
        ),
        _ => Vec::new(),
    }
}

/// The table of the op, where it is there before and may so have rows.
fn existing<'a>(op: &'a Op, context: &Context<'_>) -> Option<&'a Qualified> {
    let table = match op {
        Op::Column(table, _)
        | Op::PrimaryKey(table, _)
        | Op::Unique(table, ..)
        | Op::Check(table, ..)
        | Op::Exclusion(table, ..)
        | Op::ForeignKey(table, ..)
        | Op::Index(table, ..) => table,
        Op::Namespace(..) | Op::Extension(..) | Op::Enum(..) | Op::Table(..) => return None,
    };
    context.schemas.before.tables.contains_key(table).then_some(table)
}

fn is_required(column: &Column) -> bool {
    !column.nullable
        && column.default.is_none()
        && column.identity.is_none()
        && column.generated.is_none()
}

fn unique(name: &str, columns: &[String], table: &str, context: &Context<'_>) -> Vec<Finding> {
    let over = if columns.is_empty() {
        String::new()
    } else {
        format!(" over `{}`", columns.join("`, `"))
    };
    let message =
        format!("makes rows of `{table}` unique by `{name}`{over}, and fails where two are alike");
    vec![context.finding(
        "unique-on-existing",
        table,
        message,
        "resolve the duplicates before this statement",
    )]
}
