//! Applies a rename to the lock.

use crate::{
    op::{
        Part, Rename,
        rename::{
            rename_column, rename_in, rename_in_index, rename_key, rename_label, rename_type,
        },
    },
    schema::{Pair, Qualified, stated},
};

pub(super) fn apply(rename: &Rename, schema: &mut stated::Schema) {
    match rename {
        Rename::Table(pair) => {
            rename_key(&mut schema.tables, pair);
            let keys = schema.tables.values_mut().flat_map(|table| &mut table.foreign_keys);
            for key in keys.filter(|key| key.value.references == pair.before) {
                key.value.references.clone_from(&pair.after);
            }
        }
        Rename::Column(table, pair) => column(table, pair, schema),
        Rename::Part(table, part, pair) => {
            if let Some(table) = schema.tables.get_mut(table) {
                rename_part(*part, pair, table);
            }
        }
        Rename::Enum(pair) => {
            rename_key(&mut schema.enums, pair);
            for column in schema.tables.values_mut().flat_map(|table| &mut table.columns) {
                if let Some(ty) = column.ty.column_type_mut() {
                    rename_type(ty, pair);
                }
            }
        }
        Rename::Label(name, pair) => {
            if let Some(it) = schema.enums.get_mut(name) {
                rename_in(&mut it.labels, pair);
            }
            for (_, expression) in schema.tables.values_mut().flat_map(|it| it.slots_mut()) {
                rename_label(expression, name, pair);
            }
        }
    }
}

fn column(name: &Qualified, pair: &Pair<String>, schema: &mut stated::Schema) {
    for (owner, table) in &mut schema.tables {
        for key in &mut table.foreign_keys {
            if owner == name {
                rename_in(&mut key.value.columns, pair);
                key.value.on_delete_columns.iter_mut().for_each(|it| rename_in(it, pair));
            }
            if key.value.references == *name {
                rename_in(&mut key.value.referenced_columns, pair);
            }
        }
    }
    let Some(table) = schema.tables.get_mut(name) else { return };
    for column in table.columns.iter_mut().filter(|it| it.name == pair.before) {
        column.name.clone_from(&pair.after);
    }
    if let Some(key) = &mut table.primary_key {
        rename_in(&mut key.columns, pair);
        rename_in(&mut key.include, pair);
    }
    for unique in &mut table.uniques {
        rename_in(&mut unique.value.columns, pair);
        rename_in(&mut unique.value.include, pair);
    }
    for index in &mut table.indexes {
        rename_in_index(&mut index.value, pair);
    }
    for owner in table.sequences.values_mut().filter_map(|it| it.owned_by.as_mut()) {
        rename_in(std::slice::from_mut(owner), pair);
    }
    for (_, expression) in table.slots_mut() {
        rename_column(expression, pair);
    }
}

fn rename_part(part: Part, pair: &Pair<String>, table: &mut stated::Table) {
    fn rename_named<T>(named: &mut [stated::Named<T>], pair: &Pair<String>) {
        let same = named.iter_mut().filter(|it| it.name == pair.before);
        same.for_each(|it| it.name.clone_from(&pair.after));
    }
    match part {
        Part::PrimaryKey => {
            let key = table.primary_key.iter_mut().filter(|it| it.name == pair.before);
            key.for_each(|it| it.name.clone_from(&pair.after));
        }
        Part::Unique => rename_named(&mut table.uniques, pair),
        Part::ForeignKey => rename_named(&mut table.foreign_keys, pair),
        Part::Check => rename_named(&mut table.checks, pair),
        Part::Exclusion => rename_named(&mut table.exclusions, pair),
        Part::Index => rename_named(&mut table.indexes, pair),
    }
}
