//! Takes a draft and returns its table: columns, key, constraints and indexes. Foreign keys need the other entities.

use std::collections::BTreeMap;

use crate::{
    entity::place::Report,
    schema::{
        SharedTypes,
        diagnostic::Diagnostic,
        stated::{Column, Table},
    },
};

use super::{
    autogen_attribute, constraint,
    draft::{Draft, Entity},
    index,
};

/// Builds the table without its foreign keys, which need the other entities.
pub(super) fn build(mut draft: Draft, types: &mut SharedTypes, report: &mut Report) -> Entity {
    let mut table = Table {
        comment: draft.comment.take(),
        ignored: std::mem::take(&mut draft.ignored),
        primary_key: constraint::primary_key(&draft),
        place: draft.site.place(draft.span),
        ..Table::default()
    };
    for field in &draft.fields {
        constraint::unique(field, &draft, &mut table);
        constraint::checks(field, &draft, &mut table);
    }
    index::of_fields(&draft, &mut table);
    let fields = std::mem::take(&mut draft.fields).into_iter();
    let (variants, columns) = fields.map(|field| (field.variant, field.column)).unzip();
    table.columns = columns;
    for column in &mut table.columns {
        types.share(&mut column.ty);
    }
    duplicate_columns(&table.columns, report);
    autogen_attribute::read(&draft, &mut table, report);
    Entity { draft, variants, table: table.into() }
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
