//! `#[autogen(…)]` on the struct: indexes and constraints that SeaORM's own attributes cannot say.

use crate::{
    entity::{place::Report, read::keys},
    schema::stated::{Declaration, Table},
};

use super::{
    constraint, draft::Draft, foreign_key, index, partition, sequence, statement::Statement,
};

const KEYS: &[&str] = &[
    "index",
    "unique",
    "check",
    "exclude",
    "foreign_key",
    "primary_key",
    "sequence",
    "renamed_from",
    "partition_by",
    "partition",
];

/// Adds what the attribute states to the table. `foreign_key(…)` has to wait: see [`foreign_keys`].
pub(super) fn read(draft: &Draft, table: &mut Table, report: &mut Report) {
    for entry in &draft.autogen_keys {
        if keys::known(entry, KEYS, &draft.site, report).is_none() {
            continue;
        }
        if entry.key == "renamed_from" {
            let former = report.keep(entry.text(&draft.site));
            table.renamed_from = former.map(|it| keys::qualified(&it, &draft.table.schema));
            continue;
        }
        let statement = &mut Statement { draft, entry, table, report };
        match entry.key.as_str() {
            "index" => index::read(statement),
            "unique" => constraint::read_unique(statement),
            "check" => constraint::read_check(statement),
            "exclude" => constraint::read_exclude(statement),
            "primary_key" => constraint::read_primary_key(statement),
            "sequence" => sequence::read(statement),
            "partition_by" => partition::read_key(statement),
            _ => None,
        };
    }
}

/// Adds what `foreign_key(…)` states to the foreign keys of the table, once they exist.
pub(super) fn foreign_keys(draft: &Draft, table: &mut Table, report: &mut Report) {
    for entry in draft.autogen_keys.iter().filter(|entry| entry.key == "foreign_key") {
        foreign_key::read(&mut Statement { draft, entry, table, report });
    }
}

/// The partitions of the table, each as the statement that creates it.
pub(super) fn partitions(
    draft: &Draft,
    table: &mut Table,
    default_schema: &str,
    report: &mut Report,
) -> Vec<Declaration> {
    let entries = draft.autogen_keys.iter().filter(|entry| entry.key == "partition");
    let read =
        |entry| partition::read(&mut Statement { draft, entry, table, report }, default_schema);
    entries.filter_map(read).collect()
}
