//! Data loss: `drops-table`, `drops-column`, `drops-sequence`, `drops-enum-label`.
//!
//! Structure can be brought back by going the other way, data cannot.

use super::{Context, Direction, Finding};
use crate::{
    op::{Change, Op},
    schema::Qualified,
};

const KEEP: &str =
    "copy what is still needed elsewhere before this statement; `down` restores the structure only";

const SET: &str = "note its last value; after `down` it starts over unless you call `setval`";

pub(super) fn find(op: &Op, context: &Context<'_>) -> Vec<Finding> {
    match op {
        Op::Enum(name, Change::Alter(pair)) => {
            let name = name.relative_to(context.default_schema);
            let gone = pair.before.labels.iter().filter(|label| !pair.after.labels.contains(label));
            gone.map(|label| {
                let message = format!(
                    "drops the label `{label}` from the enum `{name}`, and fails if a row has it"
                );
                context.finding("drops-enum-label", &name, message, "change those rows first")
            })
            .collect()
        }
        Op::Column(table, Change::Alter(pair))
            if pair.before.generated.is_none() && pair.after.generated.is_some() =>
        {
            let table = table.relative_to(context.default_schema);
            let message =
                format!("replaces the values of `{table}.{}` with computed ones", pair.after.name);
            vec![context.finding("drops-column", &table, message, KEEP)]
        }
        _ if context.direction == Direction::Down => Vec::new(),
        Op::Table(name, Change::Drop(_)) => {
            let name = name.relative_to(context.default_schema);
            let message = format!("drops the table `{name}` with all its rows");
            vec![context.finding("drops-table", &name, message, KEEP)]
        }
        Op::Column(table, Change::Drop(column)) => {
            let table = table.relative_to(context.default_schema);
            let message = format!("drops the column `{table}.{}` with its values", column.name);
            vec![context.finding("drops-column", &table, message, KEEP)]
        }
        Op::Sequence(name, Change::Drop(_)) => {
            let name = name.relative_to(context.default_schema);
            let message = format!("drops the sequence `{name}` and its current value");
            vec![context.finding("drops-sequence", &name, message, SET)]
        }
        _ => Vec::new(),
    }
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
        dropped("drops-table", "table", tables.collect(), "everything stored in"),
        dropped("drops-column", "column", columns.collect(), "everything stored in"),
        dropped("drops-sequence", "sequence", sequences.collect(), "the numbers drawn from"),
    ];
    found.into_iter().flatten().collect()
}
