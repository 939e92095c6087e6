//! Changes that fail if rows do not comply: `not-null`, `required-column`, `unique-on-existing`, `check-on-existing`,
//! `exclusion-on-existing`, `foreign-key-on-existing`.

use super::{Context, Finding};
use crate::{
    op::{Change, Op},
    schema::{Column, Exclusion, ForeignKey, Pair, Qualified, Table, Validity},
};

pub(super) fn find(op: &Op, context: &Context<'_>) -> Vec<Finding> {
    let Some(table) = existing(op, context).filter(|table| !holds_already(op, table, context))
    else {
        return Vec::new();
    };
    let name = table.relative_to(context.default_schema);
    let finding = |code, message, help| vec![context.finding(code, &name, message, help)];
    match op {
        Op::Column(_, Change::Create(column)) if is_required(column) => finding(
            "required-column",
            format!(
                "adds `{name}.{}`, which is NOT NULL without a default, and fails if the table has rows",
                column.name
            ),
            "give it a default; or add it nullable, fill it, and then make it NOT NULL",
        ),
        Op::Column(_, Change::Alter(pair)) if pair.before.nullable && !pair.after.nullable => {
            finding(
                "not-null",
                format!(
                    "makes `{name}.{}` NOT NULL, and fails if a row has a null",
                    pair.after.name
                ),
                "fill the nulls before this statement",
            )
        }
        Op::PrimaryKey(_, Change::Create(key)) => unique(&key.name, &key.columns, &name, context),
        Op::PrimaryKey(_, Change::Alter(pair)) => {
            unique(&pair.after.name, &pair.after.columns, &name, context)
        }
        Op::Unique(
            _,
            constraint,
            Change::Create(after) | Change::Alter(Pair { after, before: _ }),
        ) => unique(constraint, &after.columns, &name, context),
        Op::Index(_, index, Change::Create(after) | Change::Alter(Pair { after, before: _ }))
            if after.unique =>
        {
            unique(index, &[], &name, context)
        }
        Op::Check(_, check, change @ (Change::Create(_) | Change::Alter(_))) => finding(
            "check-on-existing",
            format!(
                "{} the check `{check}` {} `{name}`, and fails if a row violates it",
                verb(change, |it| it.validity).0,
                verb(change, |it| it.validity).1
            ),
            "fix those rows before this statement",
        ),
        Op::Exclusion(_, exclusion, Change::Create(_) | Change::Alter(_)) => finding(
            "exclusion-on-existing",
            format!(
                "adds the exclusion constraint `{exclusion}` to `{name}`, and fails if two rows conflict"
            ),
            "fix those rows before this statement",
        ),
        Op::ForeignKey(_, key, change @ (Change::Create(_) | Change::Alter(_))) => finding(
            "foreign-key-on-existing",
            format!(
                "{} the foreign key `{key}` {} `{name}`, and fails if a row refers to a missing row",
                verb(change, |it| it.validity).0,
                verb(change, |it| it.validity).1
            ),
            "fix those rows before this statement",
        ),
        _ => Vec::new(),
    }
}

/// The table of the op, if it is there before and may so have rows.
fn existing<'a>(op: &'a Op, context: &Context<'_>) -> Option<&'a Qualified> {
    let table = match op {
        Op::Column(table, _)
        | Op::PrimaryKey(table, _)
        | Op::Unique(table, ..)
        | Op::Check(table, ..)
        | Op::Exclusion(table, ..)
        | Op::ForeignKey(table, ..)
        | Op::Index(table, ..) => table,
        Op::Rename(_)
        | Op::Namespace(..)
        | Op::Extension(..)
        | Op::Enum(..)
        | Op::Sequence(..)
        | Op::Table(..)
        | Op::Comment(..) => {
            return None;
        }
    };
    context.schemas.before.tables.contains_key(table).then_some(table)
}

/// Whether the rows cannot but comply: what is asked of them was asked of them before, or is about a column that is
/// null in all of them.
fn holds_already(op: &Op, table: &Qualified, context: &Context<'_>) -> bool {
    let Some(before) = context.schemas.before.tables.get(table) else { return false };
    let is_null = |name: &String| is_null_in_all_rows(name, table, context);
    match op {
        // If it is validated in the same plan, that is what can fail.
        Op::Column(_, Change::Alter(pair)) => {
            let name = &pair.after.name;
            let after = context.schemas.after.tables.get(table);
            let validated = after.into_iter().flat_map(|it| it.not_null_checks(name));
            let mut checks = before.not_null_checks(name).chain(validated);
            checks.any(|it| before.checks.contains_key(it))
        }
        Op::Check(_, _, Change::Create(after) | Change::Alter(Pair { after, before: _ })) => {
            let same = before
                .checks
                .values()
                .any(|it| it.expression == after.expression && it.validity == Validity::Valid);
            let unasked = after.validity != Validity::Valid
                || before.columns.iter().any(|it| !it.nullable && after.is_not_null_of(&it.name));
            let names = after.expression.names();
            same || unasked || !before.columns.iter().any(|it| names.contains(&it.name))
        }
        Op::ForeignKey(_, _, Change::Create(after) | Change::Alter(Pair { after, before: _ })) => {
            let same = |it: &ForeignKey| {
                it.columns == after.columns
                    && it.references == after.references
                    && it.referenced_columns == after.referenced_columns
                    && (it.match_full || !after.match_full)
                    && it.validity == Validity::Valid
            };
            after.validity != Validity::Valid
                || before.foreign_keys.values().any(same)
                || (!after.match_full && after.columns.iter().any(is_null))
        }
        Op::Exclusion(_, _, Change::Create(after) | Change::Alter(Pair { after, before: _ })) => {
            let narrower = |it: &Exclusion| {
                let rest = excluded(after).strip_prefix(excluded(it));
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(" WHERE "))
            };
            before.exclusions.values().any(narrower)
        }
        Op::PrimaryKey(_, Change::Create(after) | Change::Alter(Pair { after, before: _ })) => {
            is_unique_already(before, &after.columns)
        }
        Op::Unique(_, _, Change::Create(after) | Change::Alter(Pair { after, before: _ })) => {
            let null = !after.nulls_not_distinct && after.columns.iter().any(is_null);
            null || (!after.nulls_not_distinct && is_unique_already(before, &after.columns))
        }
        Op::Index(_, _, Change::Create(after) | Change::Alter(Pair { after, before: _ })) => {
            let keys = after.key_columns().filter(|_| !after.nulls_not_distinct);
            keys.is_some_and(|keys| keys.iter().any(is_null) || is_unique_already(before, &keys))
        }
        _ => false,
    }
}

/// What no two rows may have in common, whenever that is checked.
fn excluded(exclusion: &Exclusion) -> &str {
    let definition = exclusion.definition.as_str();
    let deferrable = lexer::tokens(definition).find(|token| token.is("DEFERRABLE"));
    deferrable.map_or(definition, |token| definition[..token.start].trim_end())
}

/// What is done to a constraint that all rows must comply with: added to a table, or asked of the rows it has.
fn verb<T>(change: &Change<T>, validity: impl Fn(&T) -> Validity) -> (&'static str, &'static str) {
    match change {
        Change::Alter(pair) if validity(&pair.before) != Validity::Valid => ("validates", "of"),
        Change::Create(_) | Change::Alter(_) | Change::Drop(_) => ("adds", "to"),
    }
}

fn is_null_in_all_rows(name: &str, table: &Qualified, context: &Context<'_>) -> bool {
    context.ops.iter().any(|op| match op {
        Op::Column(own, Change::Create(column)) => {
            let empty =
                column.default.is_none() && column.identity.is_none() && column.generated.is_none();
            own == table && column.name == name && column.nullable && empty
        }
        _ => false,
    })
}

/// Whether rows are unique by some of the columns before.
fn is_unique_already(before: &Table, columns: &[String]) -> bool {
    let covered = |own: &[String]| !own.is_empty() && own.iter().all(|it| columns.contains(it));
    before.primary_key.iter().any(|key| covered(&key.columns))
        || before.uniques.values().any(|unique| covered(&unique.columns))
        || before
            .indexes
            .values()
            .filter(|index| index.unique && index.predicate.is_none())
            .any(|index| index.key_columns().is_some_and(|keys| covered(&keys)))
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
    let message = format!(
        "makes rows of `{table}` unique by `{name}`{over}, and fails if there are duplicates"
    );
    vec![context.finding(
        "unique-on-existing",
        table,
        message,
        "resolve the duplicates before this statement",
    )]
}
