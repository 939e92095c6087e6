//! Sequences and their current values.

use super::{
    layout,
    quote::{ident, literal, qualified},
};
use crate::{
    plan::{Reached, SequenceAction},
    schema::{IntegerType, Pair, Qualified, SequenceOptions},
};

pub(super) fn statement(name: &Qualified, action: &SequenceAction) -> String {
    let own = qualified(name);
    let alter = || format!("ALTER SEQUENCE {own}");
    let clauses = match action {
        SequenceAction::Create(ty, options) => {
            // Without a type, a sequence uses bigint (manual, `CREATE SEQUENCE`).
            let ty = (*ty != IntegerType::Bigint).then(|| format!("AS {}", ty.as_sql()));
            let head = [format!("CREATE SEQUENCE {own}")];
            head.into_iter().chain(ty).chain(explicit(*options)).collect()
        }
        SequenceAction::Drop => vec![format!("DROP SEQUENCE {own}")],
        SequenceAction::Set(pair) => {
            let types = pair.map(|(ty, _)| ty);
            let ty = types.differs().then(|| format!("AS {}", types.after.as_sql()));
            [alter()].into_iter().chain(ty).chain(changed(pair.map(|it| it.1), types)).collect()
        }
        SequenceAction::OwnedBy(None) => vec![alter(), "OWNED BY NONE".to_owned()],
        SequenceAction::OwnedBy(Some((table, column))) => {
            let table = qualified(table);
            vec![alter(), format!("OWNED BY {table}.{}", ident(column))]
        }
        SequenceAction::RenameTo(to) => vec![alter(), format!("RENAME TO {}", ident(to))],
        SequenceAction::SetCounter(reached) => {
            return set_counter(&literal(&own), &own, reached);
        }
    };
    layout::clauses(&clauses)
}

/// The same for the sequence of a column.
pub(super) fn set_counter_of_column(table: &Qualified, column: &str, reached: &Reached) -> String {
    let table = qualified(table);
    let sequence = format!("pg_get_serial_sequence({}, {})", literal(&table), literal(column));
    // The value of a column's sequence only depends on rows and other sequences.
    set_counter(&sequence, &table, reached)
}

/// `sequence` is an expression, `own` the relation with its current value.
fn set_counter(sequence: &str, own: &str, reached: &Reached) -> String {
    let beyond = |options: &SequenceOptions| if options.descends() { ">" } else { "<" };
    let clauses = match reached {
        Reached::Sequence(former) => vec![
            format!("SELECT setval({sequence}, last_value, is_called)"),
            format!("FROM {}", qualified(former)),
        ],
        Reached::Rows { table, column, options } => {
            let (last, from) = if options.descends() { ("min", "<=") } else { ("max", ">=") };
            let last = format!("{last}({})", ident(column));
            vec![
                format!("SELECT setval({sequence}, {last})"),
                format!("FROM {}", qualified(table)),
                format!("HAVING {last} {from} {}", options.first()),
            ]
        }
        Reached::Bound { to, options } => vec![
            format!("SELECT setval({sequence}, {to}, false)"),
            format!("FROM {own}"),
            format!("WHERE last_value {} {to}", beyond(options)),
        ],
        Reached::Start { options } => vec![
            format!("SELECT setval({sequence}, {}, false)", options.first()),
            format!("FROM {own}"),
            format!("WHERE NOT is_called AND last_value {} {}", beyond(options), options.first()),
        ],
        Reached::Within { to, bounds: (least, most) } => vec![
            format!("SELECT setval({sequence}, {to}, false)"),
            format!("FROM {own}"),
            format!("WHERE NOT is_called AND last_value NOT BETWEEN {least} AND {most}"),
        ],
    };
    layout::clauses(&clauses)
}

/// The options that differ from the default, for a new sequence.
#[must_use]
pub fn explicit(options: SequenceOptions) -> Vec<String> {
    let SequenceOptions { start, increment, min, max, cache, cycle } = options;
    let numbers = [
        ("START WITH", start),
        ("INCREMENT BY", increment),
        ("MINVALUE", min),
        ("MAXVALUE", max),
        ("CACHE", cache),
    ];
    let cycle = cycle.filter(|it| *it).map(|_| "CYCLE".to_owned());
    let numbers = numbers.into_iter().filter_map(|(word, it)| Some(format!("{word} {}", it?)));
    numbers.chain(cycle).collect()
}

/// The changed options, each written in full. If the direction changes, the bounds and the start do not follow by
/// themselves.
pub(in crate::render) fn changed(
    options: Pair<SequenceOptions>,
    types: Pair<IntegerType>,
) -> Vec<String> {
    let Pair { before, after } = options;
    let SequenceOptions { start: _, increment, min, max, cache, cycle } = before;
    let turned = before.descends() != after.descends();
    let bound = |word: &str, bound: Option<i64>| match bound {
        Some(bound) => format!("{word} {bound}"),
        None => format!("NO {word}"),
    };
    let mut clauses = Vec::new();
    if turned || before.first() != after.first() {
        clauses.push(format!("START WITH {}", after.first()));
    }
    if increment != after.increment {
        clauses.push(format!("INCREMENT BY {}", after.increment.unwrap_or(1)));
    }
    if turned || min != after.min {
        clauses.push(bound("MINVALUE", after.min));
    }
    if turned || max != after.max {
        clauses.push(bound("MAXVALUE", after.max));
    }
    if cache != after.cache {
        clauses.push(format!("CACHE {}", after.cache.unwrap_or(1)));
    }
    if cycle != after.cycle {
        let no = if after.cycle == Some(true) { "" } else { "NO " };
        clauses.push(format!("{no}CYCLE"));
    }
    // Its value is outside the new bounds, in either direction.
    let (was, is) = (before.bounds(types.before), after.bounds(types.after));
    if turned || is.0 > was.1 || is.1 < was.0 {
        clauses.push("RESTART".to_owned());
    }
    clauses
}
