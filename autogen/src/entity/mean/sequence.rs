//! Independent sequences: `sequence(…)` on a struct.

use crate::entity::read::{keys, sequence};

use super::statement::Statement;

/// An independent sequence, in the table's schema unless its name has another.
pub(super) fn read(statement: &mut Statement<'_>) -> Option<()> {
    let clauses = statement.clauses(&["name", "options", "comment"])?;
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
    sequence.comment = clauses.comment;
    sequence.place = statement.draft.site.place(statement.entry.span);
    statement.table.sequences.insert(name, sequence);
    Some(())
}
