//! Names that an entity need not state, because it leads to them without.

use super::attribute::Item;
use crate::{
    entity::spelling,
    schema::{
        Table,
        name::{MAX_BYTES, clip},
    },
};

/// SeaORM's own name: kind, table and columns, cut as Postgres cuts it.
pub(super) fn conventional<'a>(
    kind: &'a str,
    table: &'a str,
    columns: impl Iterator<Item = &'a str>,
) -> String {
    clip(&spelling::conventional(kind, table, columns)).to_owned()
}

/// The name, unless the object gets it anyway. A name that is cut can collide with another one, and so can one that the
/// table has twice.
pub(super) fn item(name: &str, table: &Table, unstated: &str) -> Option<Item> {
    (!is_implied(name, table, unstated)).then(|| Item::Text("name", name.to_owned()))
}

pub(super) fn is_implied(name: &str, table: &Table, unstated: &str) -> bool {
    let Table { primary_key, uniques, foreign_keys, checks, exclusions, indexes, .. } = table;
    let key = primary_key.iter().filter(|it| it.name == name).count();
    let others = [
        uniques.contains_key(name),
        foreign_keys.contains_key(name),
        checks.contains_key(name),
        exclusions.contains_key(name),
        indexes.contains_key(name),
    ];
    let n_others = others.into_iter().filter(|it| *it).count();
    name == unstated && name.len() < MAX_BYTES && key + n_others == 1
}
