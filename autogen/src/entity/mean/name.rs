//! Names that nobody states, as SeaORM would choose them, and unique within a table.

use crate::schema::{name::clip, stated::Table};

/// The first of the names made for 0, 1, 2 … that no check, index or other constraint of the table has.
pub(super) fn free(name: impl Fn(usize) -> String, table: &Table) -> String {
    let taken = names(table);
    let mut n = 0;
    loop {
        let candidate = clip(&name(n)).to_owned();
        if !taken.contains(&candidate.as_str()) {
            return candidate;
        }
        n += 1;
    }
}

/// The names of all constraints and indexes of a table.
fn names(table: &Table) -> Vec<&str> {
    let key = table.primary_key.iter().map(|key| key.name.as_str());
    let uniques = table.uniques.iter().map(|it| it.name.as_str());
    let checks = table.checks.iter().map(|it| it.name.as_str());
    let exclusions = table.exclusions.iter().map(|it| it.name.as_str());
    let indexes = table.indexes.iter().map(|it| it.name.as_str());
    key.chain(uniques).chain(checks).chain(exclusions).chain(indexes).collect()
}

/// Kind, table and columns, joined by dashes: `idx-users-email`, `uq-…`, `ck-…`, `ex-…`. An expression counts as
/// `expr`, and a check as the columns it mentions.
pub(crate) fn conventional<'a>(
    kind: &'a str,
    table: &'a str,
    columns: impl Iterator<Item = &'a str>,
) -> String {
    let parts: Vec<_> = [kind, table].into_iter().chain(columns).collect();
    parts.join("-")
}
