//! Tables.

use super::{
    column, constraint, layout, parked,
    quote::{ident, qualified},
};
use crate::{
    op::PARKING,
    plan::TableAction,
    schema::{Column, Qualified, Table, name::implicit},
};

pub(super) fn statement(name: &Qualified, action: &TableAction) -> String {
    let own = || qualified(name);
    match action {
        TableAction::Create(table) => create(name, table),
        TableAction::Drop => format!("DROP TABLE {}", own()),
        TableAction::RenameTo(to) => format!("ALTER TABLE {} RENAME TO {}", own(), ident(to)),
        TableAction::SetSchema(to) => format!("ALTER TABLE {} SET SCHEMA {}", own(), ident(to)),
        TableAction::Park => format!("ALTER TABLE {} SET SCHEMA {PARKING}", own()),
        TableAction::Unpark(to) => {
            let parked = qualified(&Qualified::new(PARKING, &name.name));
            format!("ALTER TABLE {parked} SET SCHEMA {}", ident(to))
        }
        TableAction::RenamePart { part, to } => {
            // This works for a sequence too (manual, ALTER TABLE, parameter `name`).
            let part = qualified(&Qualified::new(name.schema.clone(), &**part));
            format!("ALTER TABLE {part} RENAME TO {}", ident(to))
        }
        TableAction::ParkRows(copied) => parked::park_rows(name, copied),
        TableAction::RestoreRows(copied) => parked::restore_rows(name, copied),
        TableAction::MarkParked { migration, table, holding } => {
            parked::mark(name, migration, table, holding)
        }
        TableAction::CheckNow => "SET CONSTRAINTS ALL IMMEDIATE".to_owned(),
        TableAction::KeepWritersOut => {
            format!("LOCK TABLE {} IN SHARE ROW EXCLUSIVE MODE", own())
        }
    }
}

/// With its columns and constraints. The other contents of a [`Table`] have steps of their own.
fn create(name: &Qualified, table: &Table) -> String {
    let inline = inline_key(name, table);
    let columns = table.columns.iter().map(|column| {
        if inline == Some(column) {
            column::key_definition(column)
        } else {
            column::definition(column)
        }
    });
    let key = table.primary_key.iter().filter(|_| inline.is_none()).map(|key| {
        if is_implicit(name, &key.name) {
            constraint::line(&constraint::primary_key(key))
        } else {
            constraint::named(&key.name, &constraint::primary_key(key))
        }
    });
    let uniques =
        table.uniques.iter().map(|(name, it)| constraint::named(name, &constraint::unique(it)));
    let checks =
        table.checks.iter().map(|(name, it)| constraint::named(name, &constraint::check(it)));
    let exclusions = table
        .exclusions
        .iter()
        .map(|(name, it)| constraint::named(name, &constraint::exclusion(it)));
    let foreign_keys = table
        .foreign_keys
        .iter()
        .map(|(name, it)| constraint::named(name, &constraint::foreign_key(it)));
    let items: Vec<_> = columns
        .chain(key)
        .chain(uniques)
        .chain(checks)
        .chain(exclusions)
        .chain(foreign_keys)
        .collect();
    let create = layout::block(&format!("CREATE TABLE {}", qualified(name)), &items);
    match &table.partition_by {
        Some(key) => format!("{create} PARTITION BY {}", key.to_sql()),
        None => create,
    }
}

/// The column that can carry `PRIMARY KEY` inline: the only one of a key with default facets and the name that
/// Postgres gives anyway.
pub(in crate::render) fn inline_key<'a>(name: &Qualified, table: &'a Table) -> Option<&'a Column> {
    let key = table.primary_key.as_ref()?;
    let [column] = key.columns.as_slice() else { return None };
    let bare = key.include.is_empty() && key.deferrable.as_sql().is_empty();
    if bare && is_implicit(name, &key.name) { table.column(column) } else { None }
}

/// Whether Postgres gives the table's primary key this name.
pub(in crate::render) fn is_implicit(table: &Qualified, key: &str) -> bool {
    implicit(&table.name, &[], "pkey") == key
}
