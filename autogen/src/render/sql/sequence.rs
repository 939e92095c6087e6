//! Sequences and where they have got to.

use super::{
    layout,
    quote::{ident, literal, qualified},
};
use crate::{
    plan::{Counter, Reached, SequenceAction},
    schema::{IntegerType, Pair, Qualified, SequenceOptions},
};

pub(super) fn create(
    name: &Qualified,
    ty: IntegerType,
    options: SequenceOptions,
    default_schema: &str,
) -> String {
    let mut clauses = vec![format!("CREATE SEQUENCE {}", qualified(name, default_schema))];
    // Without a type it counts in bigint (manual, `CREATE SEQUENCE`).
    if ty != IntegerType::Bigint {
        clauses.push(format!("AS {}", ty.as_sql()));
    }
    clauses.extend(said(options));
    layout::clauses(&clauses)
}

pub(super) fn drop(name: &Qualified, default_schema: &str) -> String {
    format!("DROP SEQUENCE {}", qualified(name, default_schema))
}

pub(super) fn alter(name: &Qualified, action: &SequenceAction, default_schema: &str) -> String {
    let mut clauses = vec![format!("ALTER SEQUENCE {}", qualified(name, default_schema))];
    match action {
        SequenceAction::Set(pair) => {
            let (before, after) = (pair.before.0, pair.after.0);
            clauses.extend((before != after).then(|| format!("AS {}", after.as_sql())));
            clauses.extend(changed(pair.map(|it| it.1)));
        }
        SequenceAction::OwnedBy(None) => clauses.push("OWNED BY NONE".to_owned()),
        SequenceAction::OwnedBy(Some((table, column))) => {
            clauses.push(format!(
                "OWNED BY {}.{}",
                qualified(table, default_schema),
                ident(column)
            ));
        }
        SequenceAction::RenameTo(to) => clauses.push(format!("RENAME TO {}", ident(to))),
    }
    layout::clauses(&clauses)
}

pub(super) fn set_counter(counter: &Counter, reached: &Reached, default_schema: &str) -> String {
    let name = |name: &Qualified| literal(&qualified(name, default_schema));
    let sequence = match counter {
        Counter::Sequence(it) => name(it),
        Counter::Column(table, column) => {
            format!("pg_get_serial_sequence({}, {})", name(table), literal(column))
        }
    };
    let beyond = |options: &SequenceOptions| if options.descends() { ">" } else { "<" };
    let own = match counter {
        Counter::Sequence(it) => qualified(it, default_schema),
        // Only rows and other sequences are asked about the counter of a column.
        Counter::Column(table, _) => qualified(table, default_schema),
    };
    let clauses = match reached {
        Reached::Sequence(former) => vec![
            format!("SELECT setval({sequence}, last_value, is_called)"),
            format!("FROM {}", qualified(former, default_schema)),
        ],
        Reached::Rows { table, column, options } => {
            let (last, from) = if options.descends() { ("min", "<=") } else { ("max", ">=") };
            let last = format!("{last}({})", ident(column));
            vec![
                format!("SELECT setval({sequence}, {last})"),
                format!("FROM {}", qualified(table, default_schema)),
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
    };
    layout::clauses(&clauses)
}

/// The options that are not as they are by default, for a sequence that is made.
pub(in crate::render) fn said(options: SequenceOptions) -> Vec<String> {
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

/// The options that change, each told in full. Where the direction changes, the bounds and the start would not follow
/// by themselves.
pub(in crate::render) fn changed(options: Pair<SequenceOptions>) -> Vec<String> {
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
    // Where it has got to lies outside of its new bounds.
    if turned {
        clauses.push("RESTART".to_owned());
    }
    clauses
}
