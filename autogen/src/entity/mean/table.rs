//! A draft as a table: its columns, its key, and what SeaORM makes of `unique`, `indexed` and `unique_key`, under the
//! names that SeaORM gives them.

use std::collections::BTreeMap;

use crate::{
    entity::{place::Report, read::sql},
    schema::{
        Deferrable, Index, IndexColumn, IndexKey, SharedTypes, Unique,
        diagnostic::Diagnostic,
        name::{clip, implicit},
        stated::{Column, Named, PrimaryKey, Table},
    },
};

use super::{
    draft::{Draft, Entity, Field},
    schema_attribute,
};

/// Builds the table, foreign keys apart: those need the other entities.
pub(crate) fn build(mut draft: Draft, types: &mut SharedTypes, report: &mut Report) -> Entity {
    let mut table = Table {
        comment: draft.comment.take(),
        ignored: std::mem::take(&mut draft.ignored),
        primary_key: primary_key(&draft),
        place: draft.site.place(draft.span),
        ..Table::default()
    };
    for field in &draft.fields {
        unique(field, &draft, &mut table);
        indexed(field, &draft, &mut table);
        checks(field, &draft, &mut table);
    }
    unique_keys(&draft, &mut table);
    let fields = std::mem::take(&mut draft.fields).into_iter();
    let (variants, columns) = fields.map(|field| (field.variant, field.column)).unzip();
    table.columns = columns;
    for column in &mut table.columns {
        types.share(&mut column.ty);
    }
    duplicate_columns(&table.columns, report);
    schema_attribute::read(&draft, &mut table, report);
    Entity { draft, variants, table: table.into() }
}

/// A column of its own is an inline `PRIMARY KEY`, which Postgres names; several are named by SeaORM.
fn primary_key(draft: &Draft) -> Option<PrimaryKey> {
    let name = match &draft.key[..] {
        [] => return None,
        [_] => implicit(&draft.table.name, &[], "pkey"),
        _ => clip(&format!("pk-{}", draft.table.name)).to_owned(),
    };
    Some(PrimaryKey {
        name,
        explicit: false,
        columns: draft.key.clone(),
        include: Vec::new(),
        deferrable: None,
        comment: None,
    })
}

fn duplicate_columns(columns: &[Column], report: &mut Report) {
    let mut seen: BTreeMap<&str, &Column> = BTreeMap::new();
    for column in columns {
        if let Some(first) = seen.insert(&column.name, column) {
            let message = format!("two fields are the column `{}`", column.name);
            let first = format!("the other one is in line {}", first.place.line);
            let place = column.place.clone();
            report.push(Diagnostic::error("duplicate-column", place, message).help(first));
        }
    }
}

/// `unique` is an inline `UNIQUE`, which Postgres names, and takes for the key itself where both stand on one column.
fn unique(field: &Field, draft: &Draft, table: &mut Table) {
    let column = &field.column.name;
    if field.unique && draft.key != [column.clone()] {
        table.uniques.push(Named {
            name: implicit(&draft.table.name, &[column], "key"),
            explicit: false,
            renamed_from: None,
            comment: None,
            value: Unique {
                columns: vec![column.clone()],
                include: Vec::new(),
                nulls_not_distinct: false,
                deferrable: Deferrable::No,
                without_overlaps: false,
            },
            place: field.column.place.clone(),
        });
    }
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

/// Columns under one `unique_key` are one unique index. SeaORM makes them in the order of their keys.
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
        index.place = fields[0].column.place.clone();
        table.indexes.push(index);
    }
}

/// An index over columns, with nothing else to say.
fn plain<'a>(name: &str, columns: impl IntoIterator<Item = &'a str>) -> Named<Index> {
    let column = |name: &str| IndexColumn::new(IndexKey::Column(name.to_owned()));
    Named {
        name: clip(name).to_owned(),
        explicit: false,
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
        place: crate::schema::stated::Place::default(),
    }
}

/// A `CHECK` in a column's definition. Postgres names it after the column it is about, where that is one
/// (`AddRelationNewConstraints` in `src/backend/catalog/heap.c`), and numbers it where the name is taken.
fn checks(field: &Field, draft: &Draft, table: &mut Table) {
    for check in &field.checks {
        let names = draft.fields.iter().map(|field| field.column.name.as_str());
        let mentioned = sql::mentioned(check.value.expression.as_str(), &names);
        let columns = if mentioned.len() == 1 { mentioned } else { Vec::new() };
        let name = check.name.clone().unwrap_or_else(|| {
            let name = |suffix: &str| implicit(&draft.table.name, &columns, suffix);
            free(|n| if n == 0 { name("check") } else { name(&format!("check{n}")) }, table)
        });
        table.checks.push(Named {
            name: clip(&name).to_owned(),
            explicit: check.name.is_some(),
            renamed_from: None,
            comment: None,
            value: check.value.clone(),
            place: field.column.place.clone(),
        });
    }
}

/// The first name, of those made for 0, 1, 2 …, that no check, index or other constraint of the table has.
pub(crate) fn free(name: impl Fn(usize) -> String, table: &Table) -> String {
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
pub(crate) fn names(table: &Table) -> Vec<&str> {
    let key = table.primary_key.iter().map(|key| key.name.as_str());
    let uniques = table.uniques.iter().map(|it| it.name.as_str());
    let checks = table.checks.iter().map(|it| it.name.as_str());
    let exclusions = table.exclusions.iter().map(|it| it.name.as_str());
    let indexes = table.indexes.iter().map(|it| it.name.as_str());
    key.chain(uniques).chain(checks).chain(exclusions).chain(indexes).collect()
}
