//! Indexes: what SeaORM makes of `indexed` and `unique_key`, and what `index(…)` states.

use std::collections::BTreeMap;

use crate::{
    entity::read::{field::Field, index, sql},
    schema::{
        Index, IndexColumn, IndexKey,
        name::clip,
        stated::{Named, Place, Table},
    },
};

use super::{draft::Draft, name, statement::Statement};

/// The indexes that the fields ask for.
pub(super) fn of_fields(draft: &Draft, table: &mut Table) {
    for field in &draft.fields {
        indexed(field, draft, table);
    }
    unique_keys(draft, table);
}

/// `index(on = "…")`.
pub(super) fn read(statement: &mut Statement<'_>) -> Option<()> {
    let clauses = statement.clauses(&[
        "on",
        "name",
        "using",
        "with",
        "filter",
        "include",
        "unique",
        "nulls_not_distinct",
        "comment",
        "renamed_from",
    ])?;
    let (on, span) = statement.on(&clauses)?;
    let mut columns = Vec::new();
    for part in sql::split(&on) {
        match index::read(part) {
            Ok(mut column) => {
                if let IndexKey::Column(name) = &mut column.key {
                    *name = statement.column(name, span)?;
                }
                columns.push(column);
            }
            Err(error) => return statement.fail("malformed-attribute", span, &error),
        }
    }
    let parts = columns.iter().map(|column| match &column.key {
        IndexKey::Column(name) => name.as_str(),
        IndexKey::Expression(_) => "expr",
    });
    let fallback = name::conventional("idx", &statement.draft.table.name, parts);
    let value = Index {
        unique: clauses.unique,
        nulls_not_distinct: clauses.nulls_not_distinct,
        method: clauses.using.clone().unwrap_or_else(|| "btree".to_owned()),
        columns,
        include: clauses.include.clone(),
        predicate: clauses.filter.clone(),
        with: clauses.with.clone(),
    };
    let named = statement.named(clauses, &fallback, value);
    statement.table.indexes.push(named);
    Some(())
}

fn indexed(field: &Field, draft: &Draft, table: &mut Table) {
    // SeaORM makes no index beside a `UNIQUE`.
    if field.indexed && !field.unique {
        let column = &field.column.name;
        let name = format!("idx-{}-{column}", draft.table.name);
        let mut index = plain(&name, [column.as_str()]);
        index.place = field.column.place.clone();
        table.indexes.push(index);
    }
}

/// Columns with the same `unique_key` form one unique index. SeaORM creates these indexes sorted by their keys.
fn unique_keys(draft: &Draft, table: &mut Table) {
    let mut keys: BTreeMap<&str, Vec<&Field>> = BTreeMap::new();
    for field in &draft.fields {
        if let Some(key) = &field.unique_key {
            keys.entry(key).or_default().push(field);
        }
    }
    for (key, fields) in keys {
        let name = format!("idx-{}-{key}", draft.table.name);
        let mut index = plain(&name, fields.iter().map(|field| field.column.name.as_str()));
        index.value.unique = true;
        index.any_order = true;
        index.place = fields[0].column.place.clone();
        table.indexes.push(index);
    }
}

/// An index over columns, with default facets.
fn plain<'a>(name: &str, columns: impl IntoIterator<Item = &'a str>) -> Named<Index> {
    let column = |name: &str| IndexColumn::new(IndexKey::Column(name.to_owned()));
    Named {
        name: clip(name).to_owned(),
        explicit: false,
        any_order: false,
        renamed_from: None,
        comment: None,
        value: Index {
            unique: false,
            nulls_not_distinct: false,
            method: "btree".to_owned(),
            columns: columns.into_iter().map(column).collect(),
            include: Vec::new(),
            predicate: None,
            with: BTreeMap::new(),
        },
        place: Place::default(),
    }
}
