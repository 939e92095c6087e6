//! Independent sequences: `sequence(…)` on a struct.

use crate::entity::read::{keys, sequence};

use super::statement::Statement;

/// An independent sequence, in the table's schema unless its name has another.
pub(super) fn read(statement: &mut Statement<'_>) -> Option<()> {
    let clauses = statement.clauses(&["name", "options", "owned_by", "comment"])?;
    let Some(name) = &clauses.name else {
        return statement.fail(
            "malformed-attribute",
            statement.entry.span,
            "a sequence needs a `name`",
        );
    };
    let name = keys::qualified(name, &statement.draft.table.schema);
    let mut sequence = match sequence::read(clauses.options.as_deref().unwrap_or_default()) {
        Ok(sequence) => sequence,
        Err(error) => return statement.fail("malformed-attribute", statement.entry.span, &error),
    };
    if let Some(column) = clauses.owned_by {
        let table = &statement.draft.table;
        if name.schema != table.schema {
            let message = format!(
                "a column of `{table}` cannot own the sequence `{name}`: Postgres requires both in one schema"
            );
            return statement.fail("malformed-attribute", statement.entry.span, &message);
        }
        sequence.owned_by = Some(column);
    }
    sequence.comment = clauses.comment;
    sequence.place = statement.draft.site.place(statement.entry.span);
    statement.table.sequences.insert(name, sequence);
    Some(())
}
