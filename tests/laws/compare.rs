//! Whether two states of a database are equal: no difference, the same catalog, marks, rows and sequences. The error
//! shows what differs.

use autogen::{
    diff,
    pipeline::Comparison,
    render::operation::{self, Operation},
    schema::{Marks, Pair, Schema},
    scratch::prove::Verdict,
};

use crate::{laws::DEFAULT_SCHEMA, rows};

pub(crate) fn settled(what: &str, comparison: &Comparison) -> Result<(), String> {
    if comparison.ops.is_empty() {
        return Ok(());
    }
    Err(format!("{what} finds something to do:\n{}", lines(&comparison.operations)))
}

pub(crate) fn same(what: &str, found: &Schema, expected: &Schema) -> Result<(), String> {
    let residue = diff::diff(Pair::new(found, expected));
    if residue.is_empty() {
        return Ok(());
    }
    Err(format!(
        "{what}; still to do:\n{}",
        lines(&operation::operations(&residue, DEFAULT_SCHEMA))
    ))
}

/// Unmanaged marks of constraints and indexes that stay also stay.
pub(crate) fn marked(what: &str, found: &Schema, expected: &Schema) -> Result<(), String> {
    for (name, table) in &expected.tables {
        let Some(now) = found.tables.get(name) else { continue };
        let parts: Vec<&String> = table
            .indexes
            .keys()
            .chain(table.primary_key.iter().map(|key| &key.name))
            .chain(table.uniques.keys())
            .chain(table.exclusions.keys())
            .chain(table.checks.keys())
            .chain(table.foreign_keys.keys())
            .collect();
        let of_parts = |marks: &Marks| {
            let mut marks = marks.clone();
            marks.invalid.clear();
            marks.has_children = false;
            marks.constraint_comments.retain(|name, _| parts.contains(&name));
            marks.index_comments.retain(|name, _| parts.contains(&name));
            marks.replica_identity = marks.replica_identity.filter(|it| parts.contains(&it));
            marks.clustered_on = marks.clustered_on.filter(|it| parts.contains(&it));
            marks
        };
        let (now, expected) = (of_parts(&now.marks), of_parts(&table.marks));
        if now != expected {
            return Err(format!("{what}, `{name}` has {now:?}, had {expected:?}"));
        }
    }
    Ok(())
}

pub(crate) fn kept(what: &str, before: &rows::Rows, now: &rows::Rows) -> Result<(), String> {
    for (table, rows) in before {
        if now.get(table) != Some(rows) {
            return Err(format!("{what}: `{table}` had {rows:?}, has {:?}", now.get(table)));
        }
    }
    Ok(())
}

/// A sequence never moves backwards, and a new one is beyond the rows.
pub(crate) fn gone_on(
    what: &str,
    before: &rows::Counters,
    now: &rows::Counters,
) -> Result<(), String> {
    for (column, (next, beyond_rows)) in now {
        let least = before.get(column).map_or(beyond_rows, |(next, _)| next);
        if next < least {
            return Err(format!("{what}: `{column}` counts {next} next, not {least}"));
        }
    }
    Ok(())
}

pub(crate) fn lines(operations: &[Operation]) -> String {
    operations.iter().map(|it| format!("  {}\n", it.line())).collect()
}

pub(crate) fn verdict(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Proved(_) => "proved".into(),
        Verdict::Refused { phase, statement, message, .. } => {
            format!("{phase:?}: {message}\n{statement}")
        }
        Verdict::Differs { phase, residue } => {
            format!(
                "{phase:?}, still to do:\n{}",
                lines(&operation::operations(residue, DEFAULT_SCHEMA))
            )
        }
    }
}
