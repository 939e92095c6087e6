//! Changes of type that Postgres has no cast for: it refuses them, whatever the rows are.

use super::{Direction, Finding};
use crate::schema::{ColumnType, Pair, Qualified, stated::Place};

pub(super) const CODE: &str = "no-cast";

/// Of a column whose values cannot get to another type; the place is where the entity says the type.
#[must_use]
pub fn missing(
    direction: Direction,
    (table, column): (&Qualified, &str),
    types: Pair<&ColumnType>,
    place: Place,
    default_schema: &str,
) -> Finding {
    let Pair { before, after } = types;
    let subject = table.relative_to(default_schema);
    let message = format!(
        "cannot change the type of `{subject}.{column}`: Postgres has no cast from `{before}` to `{after}`"
    );
    let help = "add a column of the new type beside it, fill it in a migration by hand (`autogen --empty -m \"…\"`), and drop this one";
    let finding = Finding::new(direction, CODE, subject, message).of(column).help(help);
    Finding { place: Some(place), ..finding }
}
