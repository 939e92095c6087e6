//! What takes data away: `drops-table`, `drops-column`, `drops-enum-label`.
//!
//! Structure can be brought back by going the other way, data cannot.

use super::{Context, Direction, Finding};
use crate::op::{Change, Op};

pub(super) fn find(op: &Op, context: &Context<'_>) -> Vec<Finding> {
    // That `down` takes away what `up` brought is what it is for.
    let news = context.direction == Direction::Up;
    match op {
        Op::Table(name, Change::Drop(_)) if news => {
            let name = name.relative_to(context.default_schema);
            let message = format!("drops the table `{name}` with all its rows");
            vec![context.finding("drops-table", &name, message, KEEP)]
        }
        Op::Column(table, Change::Drop(column)) if news && column.generated.is_none() => {
            let table = table.relative_to(context.default_schema);
            let message = format!("drops the column `{table}.{}` with its values", column.name);
            vec![context.finding("drops-column", &table, message, KEEP)]
        }
        Op::Enum(name, Change::Alter(pair)) => {
            let name = name.relative_to(context.default_schema);
            let gone = pair.before.labels.iter().filter(|label| !pair.after.labels.contains(label));
            gone.map(|label| {
                let message = format!(
                    "takes the label `{label}` from the enum `{name}`, and fails where a row has it"
                );
                let help = "change those rows first";
                context.finding("drops-enum-label", &name, message, help)
            })
            .collect()
        }
        _ => Vec::new(),
    }
}

const KEEP: &str = "copy what is still needed elsewhere before this statement; `down` brings back the structure only";
