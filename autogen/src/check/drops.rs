//! Data loss: `drops-table`, `drops-column`, `drops-sequence`, `drops-enum-label`; and `keeps-label`.
//!
//! Structure can be brought back by going the other way, data cannot.

use super::{
    Context, Direction, Finding,
    blocked::enumerated,
    probe::{Offending, Probe, Within, columns_of_type},
};
use crate::{
    op::{Change, Op, PARKING},
    schema::{Pair, Qualified, partition},
};

pub(super) const TABLE: &str = "drops-table";
pub(super) const COLUMN: &str = "drops-column";

const KEEP: &str =
    "copy what is still needed elsewhere before this statement; `down` restores the structure only";

const SET: &str = "note its last value; after `down` it starts over unless you call `setval`";

pub(super) fn find(op: &Op, context: &Context<'_>) -> Vec<Finding> {
    match op {
        Op::Enum(name, Change::Alter(pair)) => {
            let shown = name.relative_to(context.default_schema);
            if context.direction == Direction::Down
                && partition::is_by(name, context.schemas.before)
                && partition::only_adds(pair.as_ref().swap())
            {
                let gone = pair.before.labels.iter().filter(|it| !pair.after.labels.contains(it));
                let gone: Vec<String> = gone.map(|it| format!("`{it}`")).collect();
                let Some(labels) = enumerated(&gone) else { return Vec::new() };
                let message = format!(
                    "leaves {labels} in the enum `{shown}`: a table is partitioned by it, and Postgres then takes no label away"
                );
                return vec![context.finding("keeps-label", &shown, message, "")];
            }
            let gone = pair.before.labels.iter().filter(|label| !pair.after.labels.contains(label));
            gone.map(|label| {
                let message = format!(
                    "drops the label `{label}` from the enum `{shown}`, and fails if a row has it"
                );
                let help = "change those rows first";
                let finding = context.finding("drops-enum-label", &shown, message, help);
                finding.of(label).probed(label_probes(name, label, context))
            })
            .collect()
        }
        Op::Column(table, Change::Alter(pair))
            if pair.before.generated.is_none() && pair.after.generated.is_some() =>
        {
            let table = table.relative_to(context.default_schema);
            let message =
                format!("replaces the values of `{table}.{}` with computed ones", pair.after.name);
            vec![context.finding(COLUMN, &table, message, KEEP).of(&pair.after.name)]
        }
        _ if context.direction == Direction::Down => Vec::new(),
        Op::Park(table, column, to) => {
            let shown = table.relative_to(context.default_schema);
            let what = match column {
                Some(column) => format!("the values of `{shown}.{column}`"),
                None => format!("the table `{shown}` with its rows"),
            };
            let to = &to.name;
            let message = format!("keeps {what} in `{PARKING}.{to}`, and `down` brings them back");
            let help = "`migration parked` lists what is parked, and `migration purge` drops it";
            let finding = context.finding("parks-rows", &shown, message, help);
            vec![match column {
                Some(column) => finding.of(column),
                None => finding,
            }]
        }
        Op::Table(name, Change::Drop(_)) if context.hints.parked(name, None).is_some() => {
            Vec::new()
        }
        Op::Column(table, Change::Drop(it))
            if context.hints.parked(table, Some(&it.name)).is_some() =>
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
            // What is computed can be computed again.
            let rows = rows.filter(|_| column.generated.is_none());
            let probe = Probe::of(rows, Offending::Value(column.name.clone()));
            let finding = context.finding(COLUMN, &shown, message, KEEP);
            vec![finding.of(&column.name).probed(probe)]
        }
        Op::Sequence(name, Change::Drop(_)) => {
            let name = name.relative_to(context.default_schema);
            let message = format!("drops the sequence `{name}` and its current value");
            vec![context.finding("drops-sequence", &name, message, SET)]
        }
        _ => Vec::new(),
    }
}

/// The rows that have a label, in each column of its type that stays.
fn label_probes(name: &Qualified, label: &str, context: &Context<'_>) -> Vec<Probe> {
    let tables = context.schemas.before.tables.iter().map(|(name, it)| (name, &**it));
    let stays = |table: &Qualified, column: &str| {
        let after = context.schemas.after.tables.get(table);
        after.is_some_and(|it| it.column(column).is_some())
    };
    let columns = columns_of_type(name, tables).filter(|(table, it)| stays(table, &it.name));
    let probes = columns.filter_map(|(table, column)| {
        let after = context.schemas.after.tables.get(table)?.column(&column.name)?;
        if let Some(by) = context.hints.conversion(table, &column.name) {
            return context.unconverted(table, Pair::new(column, after), by);
        }
        let rows = context.stored_rows(table, &column.name)?;
        let within = if column.ty.array { Within::Array } else { Within::Column };
        let (column, label) = (column.name.clone(), label.to_owned());
        Some(Probe { rows, offending: Offending::Label { column, within, label } })
    });
    probes.collect()
}

/// `down` is meant to drop what `up` creates: one finding for all tables, one for all columns.
pub(super) fn find_down(context: &Context<'_>) -> Vec<Finding> {
    let name = |table: &Qualified| table.relative_to(context.default_schema);
    let tables = context.ops.iter().filter_map(|op| match op {
        Op::Table(table, Change::Drop(_)) => Some(name(table)),
        _ => None,
    });
    let columns = context.ops.iter().filter_map(|op| match op {
        Op::Column(table, Change::Drop(column)) => Some(format!("{}.{}", name(table), column.name)),
        _ => None,
    });
    let sequences = context.ops.iter().filter_map(|op| match op {
        Op::Sequence(sequence, Change::Drop(_)) => Some(name(sequence)),
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
