//! Names that only one object may have: constraints within their table, and anything with an index within its schema.

use std::collections::BTreeMap;

use crate::{
    entity::place::Report,
    schema::{
        Qualified,
        diagnostic::Diagnostic,
        stated::{Place, Schema, Table},
    },
};

/// Reports every name that is used twice.
pub(super) fn check(schema: &Schema, report: &mut Report) {
    let mut relations = BTreeMap::new();
    for (name, table) in &schema.tables {
        relations.insert(name.clone(), &table.place);
    }
    for (name, sequence) in schema.sequences() {
        if let Some(first) = relations.insert(name.clone(), &sequence.place) {
            report.push(duplicate(&name.name, first, &sequence.place));
        }
    }
    for (name, table) in &schema.tables {
        for (index, place) in indexes(table) {
            let index = Qualified::new(&name.schema, index);
            if let Some(first) = relations.insert(index.clone(), place) {
                report.push(duplicate(&index.name, first, place));
            }
        }
        let mut constraints = BTreeMap::new();
        for (constraint, place) in constraints_of(table) {
            if let Some(first) = constraints.insert(constraint, place) {
                report.push(duplicate(constraint, first, place));
            }
        }
    }
}

/// A primary key, a unique constraint and an exclusion have an index of their name (manual, section 11.6).
fn indexes(table: &Table) -> impl Iterator<Item = (&str, &Place)> {
    let key = table.primary_key.iter().map(|key| (key.name.as_str(), &table.place));
    let uniques = table.uniques.iter().map(|it| (it.name.as_str(), &it.place));
    let exclusions = table.exclusions.iter().map(|it| (it.name.as_str(), &it.place));
    let indexes = table.indexes.iter().map(|it| (it.name.as_str(), &it.place));
    key.chain(uniques).chain(exclusions).chain(indexes)
}

/// The constraints without an index; the others are covered above.
fn constraints_of(table: &Table) -> impl Iterator<Item = (&str, &Place)> {
    let checks = table.checks.iter().map(|it| (it.name.as_str(), &it.place));
    // Only one of several relations on the same columns becomes a foreign key.
    let keys = table.foreign_keys.iter().enumerate().filter(|(at, key)| {
        let mut earlier = table.foreign_keys[..*at].iter();
        key.explicit
            || !earlier.any(|it| it.name == key.name && it.value.columns == key.value.columns)
    });
    checks.chain(keys.map(|(_, it)| (it.name.as_str(), &it.place)))
}

fn duplicate(name: &str, first: &Place, place: &Place) -> Diagnostic {
    let message = format!("two objects are called `{name}`");
    Diagnostic::error("duplicate-name", place.clone(), message)
        .help(format!("the other one is in {}, line {}", first.file.display(), first.line))
        .help("give one of them a `name`; Postgres cuts names off after 63 bytes")
}
