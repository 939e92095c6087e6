//! Unmanaged objects that cannot stay: constraints and indexes over a column that is dropped. Postgres would drop
//! them silently along with the column. As differences they are visible, and `down` brings them back.

use super::TableSides;
use crate::schema::{Expression, IndexKey, Table};

/// Removes the parts of a table that use a column which the table no longer has.
pub(super) fn leave(table: &mut Table, sides: TableSides<'_>) {
    let Some(had) = sides.database else { return };
    let gone: Vec<&str> = had
        .columns
        .iter()
        .map(|column| column.name.as_str())
        .filter(|name| table.column(name).is_none())
        .collect();
    if gone.is_empty() {
        return;
    }
    let any = |columns: &[String]| columns.iter().any(|it| gone.contains(&it.as_str()));
    let mentions = |it: &Expression| gone.iter().any(|name| it.names_column(name));
    let stated = sides.stated;
    table.uniques.retain(|name, it| {
        stated.uniques.iter().any(|stated| stated.name == *name)
            || !(any(&it.columns) || any(&it.include))
    });
    table.foreign_keys.retain(|name, it| {
        stated.foreign_keys.iter().any(|stated| stated.name == *name) || !any(&it.columns)
    });
    table.checks.retain(|name, it| {
        stated.checks.iter().any(|stated| stated.name == *name) || !mentions(&it.expression)
    });
    table.exclusions.retain(|name, it| {
        stated.exclusions.iter().any(|stated| stated.name == *name) || !mentions(&it.definition)
    });
    table.indexes.retain(|name, it| {
        let keys = it
            .columns
            .iter()
            .any(|it| matches!(&it.key, IndexKey::Column(name) if any(std::slice::from_ref(name))));
        let speaks = keys || any(&it.include) || it.slots(name).any(|(_, it)| mentions(it));
        stated.indexes.iter().any(|stated| stated.name == *name) || !speaks
    });
}
