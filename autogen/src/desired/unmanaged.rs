//! Objects that nobody states. They are what would be dropped if everything in the database had once been stated:
//! this stage computes it with its own code, so the list cannot disagree with what is left alone.

use std::collections::BTreeMap;

use super::{Inputs, Scope, desired, index};
use crate::schema::{
    Index, Schema, Table, Unique,
    stated::{self, Named, Place},
};

/// The database without what the entities do not state.
#[must_use]
pub fn managed(entities: &stated::Schema, database: &Schema) -> Schema {
    let lock = as_said(database);
    let managed = desired(Inputs { entities, lock: &lock, database, scope: Scope::Stated });
    kept(database, &managed, entities)
}

/// The parts of the database that are also in the other schema. What is only stated does not count.
fn kept(database: &Schema, managed: &Schema, entities: &stated::Schema) -> Schema {
    let mut kept = database.clone();
    kept.enums.retain(|name, _| managed.enums.contains_key(name));
    kept.sequences.retain(|name, _| managed.sequences.contains_key(name));
    kept.tables.retain(|name, _| managed.tables.contains_key(name));
    for (name, table) in kept.tables_mut() {
        let Some(managed) = managed.tables.get(name) else { continue };
        table.columns.retain(|it| managed.column(&it.name).is_some());
        // An index can serve a unique field, and a constraint a unique key.
        let stated = entities.tables.get(name);
        let uniques = stated.map(|it| it.uniques.as_slice()).unwrap_or_default();
        let indexes = stated.map(|it| it.indexes.as_slice()).unwrap_or_default();
        table.uniques.retain(|name, had| {
            let asked =
                |it: &Named<Index>| !it.explicit && index::is_plain_unique(&it.value, &had.columns);
            managed.uniques.contains_key(name) || indexes.iter().any(asked)
        });
        table.indexes.retain(|name, had| {
            let asked =
                |it: &Named<Unique>| !it.explicit && index::is_plain_unique(had, &it.value.columns);
            managed.indexes.contains_key(name) || uniques.iter().any(asked)
        });
        table.foreign_keys.retain(|name, _| managed.foreign_keys.contains_key(name));
        table.checks.retain(|name, _| managed.checks.contains_key(name));
        table.exclusions.retain(|name, _| managed.exclusions.contains_key(name));
        if managed.primary_key.is_none() {
            table.primary_key = None;
        }
    }
    kept
}

/// The names of everything, as a lock would have them, without facets.
pub(super) fn as_said(database: &Schema) -> stated::Schema {
    let enums = database.enums.keys().map(|name| (name.clone(), stated::Enum::default()));
    let mut said = stated::Schema {
        // Schemas and extensions are never dropped.
        extensions: BTreeMap::new(),
        enums: enums.collect(),
        tables: database.tables.iter().map(|(name, it)| (name.clone(), table(it).into())).collect(),
        ..stated::Schema::default()
    };
    if let Some(table) = said.tables.values_mut().next() {
        let sequences = database.sequences.keys();
        table.sequences =
            sequences.map(|name| (name.clone(), stated::Sequence::default())).collect();
    }
    said
}

fn table(table: &Table) -> stated::Table {
    let mut said = stated::Table::complete(table, &Place::default());
    said.comment = None;
    said.partition_by = None;
    said.indexes.retain(|it| !table.is_made_by_extension(&it.value));
    for column in &mut said.columns {
        column.default = None;
        column.auto_increment = None;
        column.generated = None;
        column.collation = None;
        column.comment = None;
    }
    if let Some(key) = &mut said.primary_key {
        key.deferrable = None;
        key.comment = None;
    }
    without_comments(&mut said.uniques);
    without_comments(&mut said.foreign_keys);
    without_comments(&mut said.checks);
    without_comments(&mut said.exclusions);
    without_comments(&mut said.indexes);
    for Named { value: key, .. } in &mut said.foreign_keys {
        key.on_update = None;
        key.on_delete = None;
        key.on_delete_columns = None;
        key.match_full = None;
        key.deferrable = None;
        key.validity = None;
    }
    for it in &mut said.checks {
        it.value.validity = None;
    }
    said
}

fn without_comments<T>(parts: &mut [Named<T>]) {
    for it in parts {
        it.comment = None;
    }
}
