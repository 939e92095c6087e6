//! A dropped key that an unmanaged foreign key refers to: `blocked-by-unmanaged`. The foreign key could be dropped
//! and recreated, but there would be no key left for it to refer to.

use std::sync::Arc;

use super::{
    Direction, Finding,
    blocked::{self, enumerated},
};
use crate::schema::{ForeignKey, Pair, Qualified, Schema, Table, constraint::serves, stated};

/// The unmanaged foreign keys that would have no key left to refer to.
#[must_use]
pub fn find(
    schemas: Pair<&Schema>,
    entities: &stated::Schema,
    default_schema: &str,
) -> Vec<Finding> {
    let mut found = Vec::new();
    for (owner, table) in &schemas.after.tables {
        for (name, key) in &table.foreign_keys {
            let sides = schemas.map(|it| it.tables.get(&key.references));
            let (Some(before), Some(after)) = (sides.before, sides.after) else { continue };
            if Arc::ptr_eq(before, after) || is_stated(owner, key, entities) {
                continue;
            }
            let lost = enumerated(&keys_over(before, &key.referenced_columns));
            let is_left = !keys_over(after, &key.referenced_columns).is_empty();
            // Parts that are dropped with a column are found with the column.
            let is_there = |column: &String| after.column(column).is_some();
            let Some(lost) = lost.filter(|_| !is_left) else { continue };
            if key.referenced_columns.iter().all(is_there) {
                let names = [owner, &key.references].map(|it| it.relative_to(default_schema));
                let place = entities.place(&key.references);
                found.push(finding(name, names, &lost, place));
            }
        }
    }
    found
}

fn finding(key: &str, [owner, table]: [String; 2], lost: &str, place: stated::Place) -> Finding {
    let message = format!(
        "drops or changes {lost} of `{table}`, but the foreign key `{key}` of `{owner}` depends on it"
    );
    let help = "drop the foreign key in a hand-written migration (`autogen --empty -m \"…\"`), apply it, and try again; or state in the entity what it refers to";
    Finding::new(Direction::Up, blocked::CODE, table, message).help(help).at(place)
}

fn is_stated(owner: &Qualified, key: &ForeignKey, entities: &stated::Schema) -> bool {
    let stated = entities.tables.get(owner).into_iter().flat_map(|it| &it.foreign_keys);
    let mut same = stated
        .filter(|it| it.value.columns == key.columns && it.value.references == key.references);
    same.next().is_some()
}

/// The keys that a foreign key over these columns can refer to.
fn keys_over(table: &Table, columns: &[String]) -> Vec<String> {
    let primary = table.primary_key.iter();
    let primary = primary.filter(|it| serves(&it.columns, it.deferrable, columns));
    let primary = primary.map(|it| format!("the primary key `{}`", it.name));
    let uniques = table.uniques.iter();
    let uniques = uniques.filter(|(_, it)| serves(&it.columns, it.deferrable, columns));
    let uniques = uniques.map(|(name, _)| format!("the unique constraint `{name}`"));
    let indexes = table.indexes.iter().filter(|(_, it)| it.serves(columns));
    let indexes = indexes.map(|(name, _)| format!("the unique index `{name}`"));
    primary.chain(uniques).chain(indexes).collect()
}
