//! Expressions that could not be compared: `undecided-expression`. The plan leaves them unchanged.

use super::{Direction, Finding};
use crate::schema::undecided::Undecided;

/// One finding for each expression, with what would make it comparable.
#[must_use]
pub fn find(undecided: &[Undecided], help: &str, default_schema: &str) -> Vec<Finding> {
    let finding = |it: &Undecided| {
        let table = it.table.relative_to(default_schema);
        let (before, after) = (&it.spelled.before, &it.spelled.after);
        let message = format!(
            "leaves {} of `{table}` as it is: the database has `{before}` and the entities have `{after}`; it is unknown whether they mean the same",
            it.what
        );
        Finding::new(Direction::Up, "undecided-expression", table, message).help(help)
    };
    undecided.iter().map(finding).collect()
}
