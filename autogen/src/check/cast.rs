//! Type changes without a cast: Postgres refuses them, whatever the rows are, unless somebody gives an expression.

use super::{
    Direction, Finding,
    conversion::{Names, flag, offer},
};
use crate::schema::{ColumnType, Enum, Pair, Qualified, stated::Place};

pub(super) const CODE: &str = "no-cast";

/// Questions that need no answer because the change is not carried out.
pub const SAID: [&str; 2] = ["narrows-type", "rewrites-table"];

/// A column whose values cannot be cast to the new type.
#[derive(Clone, Copy)]
pub struct Missing<'a> {
    pub table: &'a Qualified,
    pub column: &'a str,
    pub types: Pair<&'a ColumnType>,
    /// Whether the values could not be cast back either.
    pub back: Back,
}

/// The reverse of a change.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Back {
    Cast,
    Missing,
}

/// The finding points at the type in the entity.
#[must_use]
pub fn missing<'a>(
    direction: Direction,
    it: Missing<'_>,
    labels: &'a dyn Fn(&Qualified) -> Option<&'a Enum>,
    place: Place,
    default_schema: &'a str,
) -> Finding {
    let Missing { table, column, types, back } = it;
    let Pair { before, after } = types;
    let subject = table.relative_to(default_schema);
    let name = format!("{subject}.{column}");
    let names = Names { labels, default_schema };
    let said = |way, types| flag(way, &name, offer(column, types, names).as_deref());
    let (flags, how) = match direction {
        Direction::Up if back == Back::Missing => {
            let there = said(Direction::Up, types);
            (format!("{there} {}", said(Direction::Down, types.swap())), "")
        }
        Direction::Up => (said(Direction::Up, types), ""),
        Direction::Down => (said(Direction::Down, types), " in `down`"),
    };
    let message = format!(
        "cannot change the type of `{name}`: Postgres has no cast from `{before}` to `{after}`"
    );
    let mut help =
        format!("look at the values, then give an expression that converts them{how}: {flags}");
    if offer(column, types, names).is_none() {
        help += "; or add a column of the new type, fill it in a hand-written migration (`autogen --empty -m \"…\"`), and drop this one";
    }
    let finding = Finding::new(direction, CODE, subject, message).of(column).help(help);
    Finding { place: Some(place), ..finding }
}
