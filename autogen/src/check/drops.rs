//! What takes data away: `drops-table`, `drops-column`, `drops-enum-label`.
//!
//! Structure can be brought back by going the other way, data cannot.

use super::{Context, Direction, Finding};
use crate::op::{Change, Op};

pub(super) fn find(op: &Op, context: &Context<'_>) -> Vec<Finding> {
    match op {
        Op::Table(name, Change::Drop(_)) => {
            let name = name.relative_to(context.default_schema);
            let message = format!("drops the table `{name}` with all its rows");
            vec![context.finding("drops-table", &name, message, keep(context))]
        }
        Op::Column(table, Change::Drop(column)) if column.generated.is_none() => {
            let table = table.relative_to(context.default_schema);
            let message = format!("drops the column `{table}.{}` with its values", column.name);
            vec![context.finding("drops-column", &table, message, keep(context))]
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

fn keep(context: &Context<'_>) -> &'static str {
    match context.direction {
        Direction::Up => {
            "copy what is still needed elsewhere before this statement; `down` brings back the structure only"
        }
        Direction::Down => "",
    }
}
