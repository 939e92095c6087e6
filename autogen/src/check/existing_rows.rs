//! Changes that fail if rows do not comply: `not-null`, `required-column`, `unique-on-existing`, `check-on-existing`,
//! `exclusion-on-existing`, `foreign-key-on-existing`. Also `comes-back-nullable`, which avoids such a failure.

use super::{
    Context, Direction, Finding,
    probe::{Matching, Nulls, Offending, Probe, Reference},
};
use crate::{
    op::{Change, Op, rename::rename_columns},
    plan,
    schema::{
        Column, Exclusion, Expression, ForeignKey, IndexKey, Pair, Qualified, Table, Validity,
        companion, quote, relative::Relative as _,
    },
};

pub(super) fn find(op: &Op, context: &Context<'_>) -> Vec<Finding> {
    let Some(table) = existing(op, context).filter(|table| !holds_already(op, table, context))
    else {
        return Vec::new();
    };
    match op {
        Op::Column(_, Change::Create(column)) => required(table, column, context),
        Op::Column(_, Change::Alter(pair)) if pair.before.nullable && !pair.after.nullable => {
            not_null(table, &pair.after.name, context)
        }
        Op::PrimaryKey(_, Change::Create(key) | Change::Alter(Pair { after: key, before: _ })) => {
            let keys = Keys { columns: &key.columns, nulls: Nulls::Distinct };
            vec![unique(table, &key.name, keys, context)]
        }
        Op::Unique(_, name, Change::Create(after) | Change::Alter(Pair { after, before: _ })) => {
            let nulls = if after.nulls_not_distinct { Nulls::NotDistinct } else { Nulls::Distinct };
            vec![unique(table, name, Keys { columns: &after.columns, nulls }, context)]
        }
        Op::Index(_, index, Change::Create(after) | Change::Alter(Pair { after, before: _ }))
            if after.unique =>
        {
            vec![unique_finding(table, index, "", context).probed(context.keys_of(table, after))]
        }
        Op::Check(
            _,
            check,
            change @ (Change::Create(after) | Change::Alter(Pair { after, before: _ })),
        ) => {
            let name = table.relative_to(context.default_schema);
            let (adds, to) = verb(change, |it| it.validity);
            let message =
                format!("{adds} the check `{check}` {to} `{name}`, and fails if a row violates it");
            let help = "fix those rows before this statement";
            let columns = context.columns_of(table, &after.expression);
            let rows = if after.no_inherit {
                context.own_rows(table, &columns)
            } else {
                context.rows(table, &columns)
            };
            let probe = Probe::of(rows, Offending::Violating(after.expression.clone()));
            let finding = context.finding("check-on-existing", &name, message, help);
            vec![finding.of(check).probed(probe)]
        }
        Op::Exclusion(
            _,
            exclusion,
            Change::Create(after) | Change::Alter(Pair { after, before: _ }),
        ) => {
            let name = table.relative_to(context.default_schema);
            let message = format!(
                "adds the exclusion constraint `{exclusion}` to `{name}`, and fails if two rows conflict"
            );
            let help = "fix those rows before this statement";
            let columns = context.columns_of(table, &after.definition);
            let conflicting = Offending::Conflicting(Expression::new(excluded(after)));
            let probe = Probe::of(context.own_rows(table, &columns), conflicting);
            let finding = context.finding("exclusion-on-existing", &name, message, help);
            vec![finding.of(exclusion).probed(probe)]
        }
        Op::ForeignKey(
            _,
            key,
            change @ (Change::Create(after) | Change::Alter(Pair { after, before: _ })),
        ) => {
            let name = table.relative_to(context.default_schema);
            let (adds, to) = verb(change, |it| it.validity);
            let message = format!(
                "{adds} the foreign key `{key}` {to} `{name}`, and fails if a row refers to a missing row"
            );
            let help = "fix those rows before this statement";
            let probe = orphans(table, after, context);
            let finding = context.finding("foreign-key-on-existing", &name, message, help);
            vec![finding.of(key).probed(probe)]
        }
        _ => Vec::new(),
    }
}

/// A new column that needs values which the rows do not have.
fn required(table: &Qualified, column: &Column, context: &Context<'_>) -> Vec<Finding> {
    let name = table.relative_to(context.default_schema);
    if !column.is_required() || context.hints.fill(table, &column.name).is_some() {
        return Vec::new();
    }
    let comes_back = context.direction == Direction::Down
        && plan::can_come_back_nullable(table, column, context.schemas.after);
    if comes_back {
        let message = format!(
            "restores `{name}.{}` without its values; if the table has rows by then, the column stays nullable",
            column.name
        );
        let help = format!(
            "fill it, then run ALTER TABLE {} ALTER COLUMN {} SET NOT NULL; or let `down` fill it: --fill {name}.{}=EXPRESSION",
            quote::qualified(&table.relative(context.default_schema)),
            quote::ident(&column.name),
            column.name
        );
        let finding = context.finding("comes-back-nullable", &name, message, &help);
        return vec![finding.of(&column.name)];
    }
    let message = format!(
        "adds `{name}.{}`, which is NOT NULL without a default, and fails if the table has rows",
        column.name
    );
    let help = format!(
        "give it a default; or fill the existing rows: --fill {name}.{}=EXPRESSION",
        column.name
    );
    let probe = Probe::of(context.rows(table, &[]), Offending::All);
    vec![context.finding("required-column", &name, message, &help).of(&column.name).probed(probe)]
}

fn not_null(table: &Qualified, column: &str, context: &Context<'_>) -> Vec<Finding> {
    let name = table.relative_to(context.default_schema);
    let message = format!("makes `{name}.{column}` NOT NULL, and fails if a row has a null");
    let help = format!(
        "fill the nulls first; or have this migration do it: --fill {name}.{column}=EXPRESSION"
    );
    let rows = context.rows(table, &[column.to_owned()]);
    let probe = Probe::of(rows, Offending::Null(column.to_owned()));
    vec![context.finding("not-null", &name, message, &help).of(column).probed(probe)]
}

fn orphans(table: &Qualified, key: &ForeignKey, context: &Context<'_>) -> Option<Probe> {
    let parent = if context.schemas.before.tables.contains_key(&key.references) {
        Some(context.own_rows(&key.references, &key.referenced_columns)?)
    } else {
        None
    };
    let matching = if key.match_full { Matching::Full } else { Matching::Simple };
    let reference = Reference {
        columns: key.columns.clone(),
        matching,
        parent,
        referenced: key.referenced_columns.clone(),
    };
    // Whether a period is covered does not depend on single rows.
    let rows = context.own_rows(table, &key.columns).filter(|_| !key.period);
    Probe::of(rows, Offending::Orphaned(reference))
}

/// The op's table, if it exists before and may therefore have rows.
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
        | Op::Fill(..)
        | Op::Convert(..)
        | Op::Park(..)
        | Op::Declared(..)
        | Op::Comment(..) => {
            return None;
        }
    };
    context.schemas.before.tables.contains_key(table).then_some(table)
}

/// Whether the rows always comply: the same rule held before, or it is about a column that is null in every row.
fn holds_already(op: &Op, table: &Qualified, context: &Context<'_>) -> bool {
    let Some(before) = context.schemas.before.tables.get(table) else { return false };
    let is_null = |name: &String| is_null_in_all_rows(name, table, context);
    let copies = copies(table, before, context);
    let read = |names: &[String]| -> Vec<String> {
        let read = names.iter().map(|name| {
            let copy = copies.iter().find(|it| it.before == *name);
            copy.map_or_else(|| name.clone(), |it| it.after.clone())
        });
        read.collect()
    };
    match op {
        // If the same plan validates it, the validation can fail.
        Op::Column(_, Change::Alter(pair)) => {
            let name = &pair.after.name;
            let after = context.schemas.after.tables.get(table);
            let validated = after.into_iter().flat_map(|it| it.not_null_checks(name));
            let mut checks = before.not_null_checks(name).chain(validated);
            let is_required = |it: &String| before.column(it).is_some_and(|it| !it.nullable);
            checks.any(|it| before.checks.contains_key(it))
                || context.hints.fill(table, name).is_some()
                || read(std::slice::from_ref(name)).iter().any(is_required)
        }
        Op::Check(_, _, Change::Create(after) | Change::Alter(Pair { after, before: _ })) => {
            let mut expression = after.expression.clone();
            rename_columns(&mut expression, &copies);
            let same = before
                .checks
                .values()
                .any(|it| it.expression == expression && it.validity == Validity::Valid);
            let unasked = after.validity != Validity::Valid
                || before.columns.iter().any(|it| !it.nullable && after.is_not_null_of(&it.name));
            let names = after.expression.names();
            same || unasked || !before.columns.iter().any(|it| names.contains(&it.name))
        }
        Op::ForeignKey(_, _, Change::Create(after) | Change::Alter(Pair { after, before: _ })) => {
            let columns = read(&after.columns);
            let same = |it: &ForeignKey| {
                it.columns == columns
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
            is_unique_already(before, &read(&after.columns))
        }
        Op::Unique(_, _, Change::Create(after) | Change::Alter(Pair { after, before: _ })) => {
            let null = !after.nulls_not_distinct && after.columns.iter().any(is_null);
            null || (!after.nulls_not_distinct && is_unique_already(before, &read(&after.columns)))
        }
        Op::Index(_, _, Change::Create(after) | Change::Alter(Pair { after, before: _ })) => {
            let keys = after.key_columns().filter(|_| !after.nulls_not_distinct);
            keys.is_some_and(|keys| {
                keys.iter().any(is_null) || is_unique_already(before, &read(&keys))
            })
        }
        _ => false,
    }
}

/// What no two rows may have in common, whenever Postgres checks it.
fn excluded(exclusion: &Exclusion) -> &str {
    let definition = exclusion.definition.as_str();
    let deferrable = lexer::tokens(definition).find(|token| token.is("DEFERRABLE"));
    deferrable.map_or(definition, |token| definition[..token.start].trim_end())
}

/// What happens to a constraint: it is added to a table, or validated for existing rows.
fn verb<T>(change: &Change<T>, validity: impl Fn(&T) -> Validity) -> (&'static str, &'static str) {
    match change {
        Change::Alter(pair) if validity(&pair.before) != Validity::Valid => ("validates", "of"),
        Change::Create(_) | Change::Alter(_) | Change::Drop(_) => ("adds", "to"),
    }
}

/// Columns with the values of another one, each with that one: a rule that held for it holds for them. They are new and
/// filled with its values, or a trigger keeps them alike.
fn copies(table: &Qualified, before: &Table, context: &Context<'_>) -> Vec<Pair<String>> {
    let new = context.ops.iter().filter_map(|op| match op {
        Op::Column(own, Change::Create(column)) if own == table => {
            let fill = context.hints.fill(table, &column.name)?;
            let copied =
                before.columns.iter().find(|it| quote::ident(&it.name) == fill.as_str())?;
            Some(Pair::new(column.name.clone(), copied.name.clone()))
        }
        _ => None,
    });
    let declared = &context.schemas.before.declared;
    let alike = before.columns.iter().filter_map(|it| {
        let names = companion::of(declared, table, before, &it.name)?;
        (names.before == it.name).then(|| names.map(str::to_owned))
    });
    new.chain(alike).collect()
}

fn is_null_in_all_rows(name: &str, table: &Qualified, context: &Context<'_>) -> bool {
    context.ops.iter().any(|op| match op {
        Op::Column(own, Change::Create(column)) => {
            let empty =
                column.default.is_none() && column.identity.is_none() && column.generated.is_none();
            let is_filled = context.hints.fill(table, name).is_some();
            own == table && column.name == name && column.nullable && empty && !is_filled
        }
        _ => false,
    })
}

/// Whether some of the columns were unique before.
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

/// The columns or expressions that must be unique.
#[derive(Clone, Copy)]
struct Keys<'a> {
    columns: &'a [String],
    nulls: Nulls,
}

fn unique(table: &Qualified, name: &str, keys: Keys<'_>, context: &Context<'_>) -> Finding {
    let over = format!(" over `{}`", keys.columns.join("`, `"));
    let by = keys.columns.iter().cloned().map(IndexKey::Column).collect();
    let offending = Offending::Duplicate { keys: by, nulls: keys.nulls, predicate: None };
    let probe = Probe::of(context.own_rows(table, keys.columns), offending);
    unique_finding(table, name, &over, context).probed(probe)
}

fn unique_finding(table: &Qualified, name: &str, over: &str, context: &Context<'_>) -> Finding {
    let table = table.relative_to(context.default_schema);
    let message = format!(
        "makes rows of `{table}` unique by `{name}`{over}, and fails if there are duplicates"
    );
    let help = "resolve the duplicates before this statement";
    context.finding("unique-on-existing", &table, message, help).of(name)
}
