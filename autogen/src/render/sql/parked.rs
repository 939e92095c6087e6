//! Statements that park rows and restore them.

use super::{
    layout,
    quote::{ident, literal, qualified},
    value::{converted, left, literals, type_name},
};
use crate::{
    op::PARKING,
    plan::{Copied, Held, Holding, Kept, Parked, Without},
    schema::{ForeignKey, Qualified, name::suffixed},
};

pub(super) fn park(table: &Qualified, parked: &Parked) -> String {
    let Parked { name, key, column, kept } = parked;
    let own = ident(&column.name);
    let after = match (kept, &column.as_text) {
        (Kept::All | Kept::Values, _) => None,
        (Kept::Converted { .. }, None) => Some(there_and_back(&own, kept)),
        (Kept::Converted { .. }, Some(_)) => {
            Some(format!("({})::text", there_and_back(&own, kept)))
        }
        // Labels are parked as text.
        (Kept::Labelled(_), None) => None,
        (Kept::Labelled(it), Some(ty)) => Some(format!("{}::text", left(&column.name, ty, it))),
    };
    let after = after.map(|it| format!("{it} AS {}", ident(&after_name(column))));
    let values = key.iter().chain([column]).map(kept_value).chain(after);
    let values: Vec<String> = values.collect();
    let condition = match kept {
        Kept::All => String::new(),
        Kept::Values => format!("WHERE {own} IS NOT NULL"),
        Kept::Converted { .. } => {
            format!("WHERE {own}::text IS DISTINCT FROM ({})::text", there_and_back(&own, kept))
        }
        Kept::Labelled(Without { labels, fill: _ }) if is_array(column) => {
            format!("WHERE {own}::text[] && ARRAY[{}]", literals(labels))
        }
        Kept::Labelled(Without { labels, fill: _ }) => {
            format!("WHERE {own}::text IN ({})", literals(labels))
        }
    };
    layout::clauses(&[
        format!("CREATE TABLE {} AS", place(name)),
        format!("SELECT {}", values.join(", ")),
        format!("FROM {}", qualified(table)),
        condition,
    ])
}

/// Only into rows that still have the replacement value.
pub(super) fn unpark(table: &Qualified, parked: &Parked) -> String {
    let Parked { name, key, column, kept } = parked;
    let own = ident(&column.name);
    let same = key.iter().map(|it| {
        let text = if it.as_text.is_some() { "::text" } else { "" };
        format!("it.{0}{text} = parked.{0}", ident(&it.name))
    });
    let left = match kept {
        Kept::All | Kept::Values => None,
        Kept::Converted { .. } | Kept::Labelled(_) => Some(format!(
            "it.{own}::text IS NOT DISTINCT FROM parked.{}::text",
            ident(&after_name(column))
        )),
    };
    let update = layout::clauses(&[
        format!("UPDATE {} AS it", qualified(table)),
        format!("SET {own} = {}", parked_value(column)),
        format!("FROM {} AS parked", place(name)),
        format!("WHERE {}", same.chain(left).collect::<Vec<_>>().join(" AND ")),
    ]);
    if_parked(name, &[update, format!("DROP TABLE {}", place(name))])
}

pub(super) fn park_rows(table: &Qualified, copied: &Copied) -> String {
    let values: Vec<String> = copied.columns.iter().map(kept_value).collect();
    layout::clauses(&[
        format!("CREATE TABLE {} AS", place(&copied.name)),
        format!("SELECT {}", values.join(", ")),
        format!("FROM {}", qualified(table)),
    ])
}

/// Rows that refer to dropped rows stay parked.
pub(super) fn restore_rows(table: &Qualified, copied: &Copied) -> String {
    let Copied { name, columns, keys } = copied;
    let names: Vec<String> = columns.iter().map(|it| ident(&it.name)).collect();
    let values: Vec<String> = columns.iter().map(parked_value).collect();
    let place = place(name);
    let insert = format!("INSERT INTO {} ({})", qualified(table), names.join(", "));
    let insert = |from: &str| {
        layout::clauses(&[
            insert.clone(),
            "OVERRIDING SYSTEM VALUE".to_owned(),
            format!("SELECT {}", values.join(", ")),
            format!("FROM {from} AS parked"),
        ])
    };
    let conditions: Vec<String> = keys.iter().map(|key| is_there(key, columns)).collect();
    if conditions.is_empty() {
        return if_parked(name, &[insert(&place), format!("DROP TABLE {place}")]);
    }
    let back = format!(
        "WITH back AS (\n    DELETE FROM {place} AS parked\n    WHERE {}\n    RETURNING *\n)\n{}",
        conditions.join("\n        AND "),
        insert("back")
    );
    let drop = format!("IF NOT EXISTS (SELECT FROM {place}) THEN\n    DROP TABLE {place};\nEND IF");
    if_parked(name, &[back, drop])
}

/// A comment, as JSON. A block of PL/pgSQL, because it contains the time of the transaction.
pub(super) fn mark(
    name: &Qualified,
    migration: &str,
    table: &Qualified,
    holding: &Holding,
) -> String {
    let column = |it: &str| format!(", 'column', {}", literal(it));
    let holding = match holding {
        Holding::Rows => String::new(),
        Holding::Column(it) => column(it),
        Holding::Changed(it) => format!("{}, 'changed', true", column(it)),
    };
    let (migration, table) = (literal(migration), literal(&table.to_string()));
    let comment = literal(&format!("COMMENT ON TABLE {} IS ", qualified(name)));
    layout::anonymous(&format!(
        "    EXECUTE {comment} || quote_literal(json_build_object(\n        'migration', {migration}, 'table', {table}{holding}, 'at', now()\n    )::text);"
    ))
}

fn place(name: &str) -> String {
    qualified(&Qualified::new(PARKING, name))
}

/// A block of PL/pgSQL: rows are parked only if the other direction has run, and until somebody purges them.
fn if_parked(name: &str, statements: &[String]) -> String {
    let indented =
        statements.iter().map(|it| format!("        {};\n", it.replace('\n', "\n        ")));
    let indented: String = indented.collect();
    let place = literal(&place(name));
    layout::anonymous(&format!(
        "    IF to_regclass({place}) IS NOT NULL THEN\n{indented}    END IF;"
    ))
}

fn kept_value(held: &Held) -> String {
    let own = ident(&held.name);
    if held.as_text.is_some() { format!("{own}::text AS {own}") } else { own }
}

fn parked_value(held: &Held) -> String {
    let own = ident(&held.name);
    match &held.as_text {
        Some(ty) => format!("parked.{own}::{}", type_name(ty)),
        None => format!("parked.{own}"),
    }
}

fn is_array(held: &Held) -> bool {
    held.as_text.as_ref().is_some_and(|it| it.array)
}

/// The value that replaces the parked one.
fn after_name(column: &Held) -> String {
    suffixed(&column.name, "__after")
}

/// The value after it is converted there and back.
fn there_and_back(own: &str, kept: &Kept) -> String {
    match kept {
        Kept::Converted { there, back } => {
            let there = converted(own, &there.ty, &there.cast);
            let there = if there.contains(' ') { format!("({there})") } else { there };
            converted(&there, &back.ty, &back.cast)
        }
        Kept::All | Kept::Values | Kept::Labelled(_) => own.to_owned(),
    }
}

/// Whether the row that a parked row refers to exists, if it refers to one.
fn is_there(key: &ForeignKey, columns: &[Held]) -> String {
    let value = |name: &String| {
        let held = columns.iter().find(|it| it.name == *name);
        held.map_or_else(|| format!("parked.{}", ident(name)), parked_value)
    };
    let nulls = key.columns.iter().map(|it| format!("parked.{} IS NULL", ident(it)));
    let pairs = key.columns.iter().zip(&key.referenced_columns);
    let same = pairs.map(|(own, other)| format!("it.{} = {}", ident(other), value(own)));
    format!(
        "({} OR EXISTS (SELECT FROM {} AS it WHERE {}))",
        nulls.collect::<Vec<_>>().join(" OR "),
        qualified(&key.references),
        same.collect::<Vec<_>>().join(" AND ")
    )
}
