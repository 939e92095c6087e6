//! Rows that satisfy both sides of a pair: two in every table where that is possible.

use std::collections::BTreeSet;

use super::{
    model::{Column, ForeignKey, Id, Table, World},
    source::identifier,
};

/// The text of a `rows.sql`.
pub(super) fn rows(before: &World, after: &World) -> String {
    let empty = empty(before, after);
    let filled = before.tables.iter().filter(|it| !empty.contains(&it.id));
    script(filled.map(|it| insert(it, |_| false)).collect())
}

/// Rows of every table that satisfy the first side, whatever the other asks for, with nulls unless a key needs a
/// value.
pub(super) fn of_start(before: &World) -> String {
    let is_referred_to = |table: &Table| {
        before.tables.iter().flat_map(|it| &it.foreign_keys).any(|key| key.table == table.id)
    };
    let insert = |table: &Table| {
        let is_free = |column: &Column| {
            let refers = |key: &ForeignKey| key.columns.contains(&column.id);
            let is_source = table.columns.iter().any(|it| it.generated == Some(column.id));
            let is_bound = column.key || is_source || table.foreign_keys.iter().any(refers);
            column.nullable && !is_bound
        };
        let referred = is_referred_to(table);
        insert(table, |column| !referred && is_free(column))
    };
    script(before.tables.iter().map(insert).collect())
}

/// Tables may refer to each other in circles. Every row refers to an existing one; only the order is unknown.
fn script(inserts: String) -> String {
    if inserts.is_empty() {
        inserts
    } else {
        format!("SET session_replication_role = replica;\n{inserts}")
    }
}

/// Two rows, the second with a null if that is requested.
fn insert(table: &Table, is_null: impl Fn(&Column) -> bool) -> String {
    let columns: Vec<&Column> = table.columns.iter().filter(|it| it.generated.is_none()).collect();
    let names: Vec<String> = columns.iter().map(|it| identifier(&it.name)).collect();
    let row = |row: usize| {
        let values = columns.iter().map(|it| match it.ty {
            _ if row == 2 && is_null(it) => "NULL".to_owned(),
            super::types::Ty::EnumArray(_) => format!("'{}'", array(it, row)),
            ty => ty.value(row),
        });
        format!("({})", values.collect::<Vec<_>>().join(", "))
    };
    format!(
        "INSERT INTO {}.{} ({}) OVERRIDING SYSTEM VALUE VALUES {}, {};\n",
        identifier(table.schema.as_deref().unwrap_or("public")),
        identifier(&table.name),
        names.join(", "),
        row(1),
        row(2)
    )
}

/// An array of one label, as its literal.
fn array(column: &Column, row: usize) -> String {
    let label = column.ty.enumeration().map(|id| super::model::Enum::core(id)[row - 1].clone());
    let label = label.unwrap_or_default().replace('\\', "\\\\").replace('"', "\\\"");
    format!("{{\"{label}\"}}").replace('\'', "''")
}

/// The tables that must be empty: the change of one side requires something of rows that they cannot have, and a
/// finding of the tool says so.
fn empty(before: &World, after: &World) -> BTreeSet<Id> {
    let mut empty: BTreeSet<Id> = before
        .tables
        .iter()
        .filter(|it| asks(it.id, before, after) || asks(it.id, after, before))
        .map(|it| it.id)
        .collect();
    loop {
        let known = empty.len();
        for table in before.tables.iter().chain(&after.tables) {
            if table.foreign_keys.iter().any(|key| empty.contains(&key.table)) {
                empty.insert(table.id);
            }
        }
        if empty.len() == known {
            return empty;
        }
    }
}

/// Whether the change from one side to the other fails if the table has rows.
fn asks(id: Id, from: &World, to: &World) -> bool {
    let (Some(old), Some(new)) = (from.table(id), to.table(id)) else { return false };
    let is_new = |id: &Id| old.column(*id).is_none();
    // A column that becomes generated is a different column.
    let remade = |it: &Column| {
        old.column(it.id).is_some_and(|old| old.generated.is_some() != it.generated.is_some())
    };
    let fresh = new.columns.iter().filter(|it| is_new(&it.id) || remade(it));
    let required = |it: &Column| {
        !it.nullable && it.default.is_none() && it.identity.is_none() && it.generated.is_none()
    };
    // Its numbers may violate the checks.
    let counted = |it: &Column| {
        let has_options = it.identity.is_some_and(|it| it.contains('('));
        is_new(&it.id) && (it.counter.is_some() || has_options)
    };
    if new.columns.iter().any(counted) {
        return true;
    }
    let alike = |it: &Column| it.default.is_some() || !it.nullable;
    let unique = |id: Id, nulls_not_distinct: bool| {
        new.column(id).is_some_and(|it| {
            is_new(&id) && it.generated.is_none() && (nulls_not_distinct || alike(it))
        })
    };
    let mut fresh = fresh.filter(|it| it.identity.is_none());
    fresh.any(|it| required(it) || it.key)
        || new
            .uniques
            .iter()
            .any(|it| it.columns.iter().any(|id| unique(*id, it.nulls_not_distinct)))
        || new
            .indexes
            .iter()
            .filter(|it| it.unique)
            .any(|it| it.keys.iter().any(|key| unique(key.column, it.nulls_not_distinct)))
        || new.exclusions.iter().any(|it| unique(it.column, false))
        || new.foreign_keys.iter().any(|key| refers_to_nothing(key, old, new, from, to))
}

fn refers_to_nothing(key: &ForeignKey, old: &Table, new: &Table, from: &World, to: &World) -> bool {
    let is_null = |id: &Id| {
        old.column(*id).is_none()
            && new.column(*id).is_some_and(|it| it.nullable && it.default.is_none())
    };
    if !key.full && key.columns.iter().any(is_null) {
        return false;
    }
    let same = |before: Option<&Table>, after: Option<&Table>, id: Id| match (
        before.and_then(|it| it.column(id)),
        after.and_then(|it| it.column(id)),
    ) {
        (Some(before), Some(after)) => {
            before.ty.same_values(after.ty)
                && before.generated.is_some() == after.generated.is_some()
        }
        _ => false,
    };
    let own = key.columns.iter().all(|id| same(Some(old), Some(new), *id));
    let target = (from.table(key.table), to.table(key.table));
    !own || !key.referenced.iter().all(|id| same(target.0, target.1, *id))
}
