//! Data loss: `drops-table`, `drops-column`, `drops-sequence`, `drops-enum-label`; and `keeps-label`.
//!
//! `down` can restore structure, but not data.

use std::collections::BTreeSet;

use super::{
    Context, Direction, Finding,
    blocked::enumerated,
    declared,
    probe::{Offending, Probe, Within},
};
use crate::{
    op::{Change, Op, PARKING, ParkedAs, Turn, label},
    schema::{Pair, Qualified, declared::Kind, partition},
};

pub(super) const TABLE: &str = "drops-table";
pub(super) const COLUMN: &str = "drops-column";

const KEEP: &str = "before this statement, copy elsewhere what is still needed; `down` restores only the structure";

const SET: &str = "note its last value; after `down` it starts over unless you call `setval`";

pub(super) fn find(op: &Op, context: &Context<'_>) -> Vec<Finding> {
    match op {
        Op::Enum(name, Change::Alter(pair)) => {
            let shown = name.relative_to(context.default_schema);
            if context.direction == Direction::Down
                && partition::is_by(name, context.schemas.before)
                && partition::only_adds(pair.as_ref().swap())
            {
                let gone: Vec<String> =
                    label::gone(pair.as_ref()).map(|it| format!("`{it}`")).collect();
                let Some(labels) = enumerated(&gone) else { return Vec::new() };
                let message = format!(
                    "keeps {labels} in the enum `{shown}`: a table is partitioned by it, so Postgres cannot remove a label"
                );
                return vec![context.finding("keeps-label", &shown, message, "")];
            }
            label::gone(pair.as_ref()).map(|it| drops_label(name, it, context)).collect()
        }
        Op::Column(table, Change::Alter(pair))
            if pair.before.generated.is_none() && pair.after.generated.is_some() =>
        {
            let table = table.relative_to(context.default_schema);
            let message =
                format!("replaces the values of `{table}.{}` with computed ones", pair.after.name);
            vec![context.finding(COLUMN, &table, message, KEEP).of(&pair.after.name)]
        }
        Op::Park(table, column, to) if to.turn == Turn::Keep => {
            vec![parks(table, column.as_deref(), to, context)]
        }
        Op::Declared(address, Change::Drop(_))
            if address.kind == Kind::Partition
                && context.direction == Direction::Down
                && !declared::goes_along(address, context) =>
        {
            let name = address.name.relative_to(context.default_schema);
            let message = format!("drops the partition `{name}` and its rows");
            vec![context.finding(
                TABLE,
                &name,
                message,
                "copy the rows first if anyone may need them",
            )]
        }
        _ if context.direction == Direction::Down => Vec::new(),
        Op::Table(name, Change::Drop(_)) if context.hints.kept(name, None).is_some() => Vec::new(),
        Op::Column(table, Change::Drop(it))
            if context.hints.kept(table, Some(&it.name)).is_some() =>
        {
            Vec::new()
        }
        Op::Table(name, Change::Drop(_)) => {
            let shown = name.relative_to(context.default_schema);
            let message = format!("drops the table `{shown}` with all its rows");
            let probe = Probe::of(context.rows(name, &[]), Offending::All);
            vec![context.finding(TABLE, &shown, message, KEEP).probed(probe)]
        }
        Op::Column(table, Change::Drop(column)) => {
            let shown = table.relative_to(context.default_schema);
            let message = format!("drops the column `{shown}.{}` with its values", column.name);
            let rows = context.rows(table, std::slice::from_ref(&column.name));
            // Generated values can be generated again.
            let rows = rows.filter(|_| column.generated.is_none());
            let probe = Probe::of(rows, Offending::Value(column.name.clone()));
            let finding = context.finding(COLUMN, &shown, message, KEEP);
            vec![finding.of(&column.name).probed(probe)]
        }
        Op::Sequence(name, Change::Drop(_)) if is_lost(name, context) => {
            let name = name.relative_to(context.default_schema);
            let message = format!("drops the sequence `{name}` and its current value");
            vec![context.finding("drops-sequence", &name, message, SET)]
        }
        _ => Vec::new(),
    }
}

/// Whether no column goes on counting with the sequence.
fn is_lost(sequence: &Qualified, context: &Context<'_>) -> bool {
    let Pair { before, after } = context.schemas;
    after.counter_of(sequence, before).is_none()
}

fn parks(table: &Qualified, column: Option<&str>, to: &ParkedAs, context: &Context<'_>) -> Finding {
    let shown = table.relative_to(context.default_schema);
    let stays = |column: &str| {
        let after = context.schemas.after.tables.get(table);
        after.is_some_and(|it| it.column(column).is_some())
    };
    let what = match column {
        Some(column) if stays(column) => format!("the values of `{shown}.{column}` that change"),
        Some(column) => format!("the values of `{shown}.{column}`"),
        None => format!("the table `{shown}` with its rows"),
    };
    let back = match context.direction {
        Direction::Up => "`down`",
        Direction::Down => "the next `up`",
    };
    let message = format!("keeps {what} in `{PARKING}.{}`, and {back} restores them", to.name);
    let help = "`migration parked` lists what is parked, and `migration purge` drops it";
    let finding = context.finding("parks-rows", &shown, message, help);
    match column {
        Some(column) => finding.of(column),
        None => finding,
    }
}

/// Rows that have the label, in columns of its type that stay: some get another label, the others are in the way.
fn drops_label(name: &Qualified, label: &str, context: &Context<'_>) -> Finding {
    const FAILS: &str = "fails if a row has it";
    let shown = name.relative_to(context.default_schema);
    let (mut probes, mut left, mut n_in_the_way) = (Vec::new(), BTreeSet::new(), 0);
    for (table, columns) in label::columns(name, context.schemas) {
        let column = columns.before;
        if let Some(by) = context.hints.conversion(table, &column.name) {
            n_in_the_way += 1;
            probes.extend(context.unconverted(table, columns, by));
            continue;
        }
        let fill = context.hints.fill(table, &column.name);
        if fill.is_some() || context.hints.kept(table, Some(&column.name)).is_some() {
            left.insert(match fill {
                _ if column.ty.array => "removes it from arrays".to_owned(),
                Some(fill) => format!("replaces it with `{fill}`"),
                None => "replaces it with null".to_owned(),
            });
            continue;
        }
        n_in_the_way += 1;
        let within = if column.ty.array { Within::Array } else { Within::Column };
        let offending =
            Offending::Label { column: column.name.clone(), within, label: label.to_owned() };
        probes.extend(Probe::of(context.stored_rows(table, &column.name), offending));
    }
    if left.is_empty() || n_in_the_way > 0 {
        left.insert(FAILS.to_owned());
    }
    let help = if left.contains(FAILS) { "change those rows first" } else { "" };
    let left: Vec<String> = left.into_iter().collect();
    let message =
        format!("drops the label `{label}` from the enum `{shown}`, and {}", left.join(", and "));
    context.finding("drops-enum-label", &shown, message, help).of(label).probed(probes)
}

/// `down` is supposed to drop what `up` creates, so there is one finding for all tables and one for all columns.
pub(super) fn find_down(context: &Context<'_>) -> Vec<Finding> {
    let name = |table: &Qualified| table.relative_to(context.default_schema);
    let tables = context.ops.iter().filter_map(|op| match op {
        Op::Table(table, Change::Drop(_)) if context.hints.kept(table, None).is_none() => {
            Some(name(table))
        }
        _ => None,
    });
    let columns = context.ops.iter().filter_map(|op| match op {
        Op::Column(table, Change::Drop(column))
            if context.hints.kept(table, Some(&column.name)).is_none() =>
        {
            Some(format!("{}.{}", name(table), column.name))
        }
        _ => None,
    });
    let sequences = context.ops.iter().filter_map(|op| match op {
        Op::Sequence(it, Change::Drop(_)) if is_lost(it, context) => Some(name(it)),
        _ => None,
    });
    let dropped = |code, what: &str, names: Vec<String>, loss: &str| {
        let subject = names.first()?;
        let all = names.join("`, `");
        let (s, them) = if names.len() == 1 { ("", "it") } else { ("s", "them") };
        let message = format!("drops the {what}{s} `{all}` and {loss} {them} since `up`");
        Some(context.finding(code, subject, message, ""))
    };
    let found = [
        dropped(TABLE, "table", tables.collect(), "everything stored in"),
        dropped(COLUMN, "column", columns.collect(), "everything stored in"),
        dropped("drops-sequence", "sequence", sequences.collect(), "the numbers drawn from"),
    ];
    found.into_iter().flatten().collect()
}
