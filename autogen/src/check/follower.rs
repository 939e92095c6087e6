//! What an entity states about a view, a foreign table, a partition or a child that does not match: `not-a-table`. Such
//! objects are changed by hand, or along with the table that they follow.

use super::{Direction, Finding};
use crate::schema::follower::{Difference, FollowerKind, Reader};

pub const CODE: &str = "not-a-table";

/// The finding for one difference.
#[must_use]
pub fn finding(reader: &Reader, difference: &Difference, default_schema: &str) -> Finding {
    let Reader { name, stated, follower: (own, follower) } = reader;
    let (is, shown) = (follower.described(default_schema), own.relative_to(default_schema));
    let message = match difference {
        Difference::Missing(column) => {
            format!("leaves `{shown}` as it is: it is {is} and has no column `{column}`")
        }
        Difference::Type(column, pair) => {
            let (there, wanted) = (&pair.before.ty, &pair.after.ty);
            format!(
                "leaves `{shown}` as it is: it is {is}, and `{column}` is `{there}` there and `{wanted}` in the entity"
            )
        }
        Difference::Nullable(column, pair) => {
            let null = if pair.before.nullable {
                "nullable there but not in the entity"
            } else {
                "nullable in the entity but not there"
            };
            format!("leaves `{shown}` as it is: it is {is}, and `{column}` is {null}")
        }
        Difference::Renamed => format!(
            "leaves `{shown}` as it is: it is {is}, and the entity calls it `{}`",
            name.relative_to(default_schema)
        ),
    };
    let by_hand =
        "change it in a hand-written migration (`autogen --empty -m \"…\"`) and apply that";
    let ignore = format!(
        "exclude it: `tables = [\"{}\"]` under `[ignore]` in autogen.toml",
        name.relative_to(default_schema)
    );
    let help = match (follower.kind, follower.parents.first()) {
        (FollowerKind::Partition | FollowerKind::Child, Some(parent)) => {
            let parent = parent.relative_to(default_schema);
            format!(
                "change the column in the entity of `{parent}` if it comes from there; else {by_hand}; or {ignore}"
            )
        }
        _ => format!("{by_hand}; or {ignore}"),
    };
    let place = match difference {
        Difference::Missing(column)
        | Difference::Type(column, _)
        | Difference::Nullable(column, _) => stated.column(column).map(|it| &it.place),
        Difference::Renamed => None,
    };
    let place = place.unwrap_or(&stated.place);
    Finding::new(Direction::Up, CODE, name.relative_to(default_schema), message)
        .help(help)
        .at(place.clone())
}
