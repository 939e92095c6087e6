//! What of a schema Postgres has to spell: all that is not as the database has it. Knows values only.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    plan::{ColumnAction, Constraint, Step, TableAction},
    schema::{ByName, Column, Identity, IdentityKind, Marks, Qualified, Schema, Table},
};

use super::refusal::Piece;

/// The schema with nothing in its tables but what has to be spelled, and without the tables in which there is nothing.
/// What the database prints of `stale` tables does not count.
pub(super) fn needed(schema: &Schema, database: &Schema, stale: &BTreeSet<Qualified>) -> Schema {
    let mut needed = schema.clone();
    needed.tables = BTreeMap::new();
    for (name, table) in &schema.tables {
        let had = database.tables.get(name).filter(|_| !stale.contains(name));
        if let Some(part) = of_table(table, had.map(AsRef::as_ref)) {
            needed.tables.insert(name.clone(), part.into());
        }
    }
    needed
}

/// Foreign keys, comments and marks hold no expressions.
fn of_table(table: &Table, had: Option<&Table>) -> Option<Table> {
    let whole = || Table {
        comment: None,
        foreign_keys: ByName::default(),
        marks: Marks::default(),
        ..table.clone()
    };
    let Some(had) = had else { return Some(whole()) };
    if is_spelled(table, had) {
        return None;
    }
    let mut part = whole();
    if is_retyped(table, had) || has_implied_not_null(table) {
        return Some(part);
    }
    part.primary_key = part.primary_key.filter(|key| had.primary_key.as_ref() != Some(key));
    part.uniques.retain(|name, it| had.uniques.get(name) != Some(it));
    part.checks.retain(|name, it| had.checks.get(name) != Some(it));
    part.exclusions.retain(|name, it| had.exclusions.get(name) != Some(it));
    part.indexes.retain(|name, it| had.indexes.get(name) != Some(it));
    for column in &mut part.columns {
        let Some(had) = had.column(&column.name) else { continue };
        column.default = column.default.take().filter(|it| had.default.as_ref() != Some(it));
        column.generated = column.generated.take().filter(|it| had.generated.as_ref() != Some(it));
        column.identity = column.identity.take().filter(|it| had.identity.as_ref() != Some(it));
    }
    Some(part)
}

/// Whether nothing of the table has to be spelled, as the database has all of it.
fn is_spelled(table: &Table, had: &Table) -> bool {
    fn are_in<T: PartialEq>(own: &ByName<T>, had: &ByName<T>) -> bool {
        own.iter().all(|(name, it)| had.get(name) == Some(it))
    }
    let Table {
        comment: _,
        columns,
        // Nothing is partitioned here: what a partitioned table does not take is a finding about the plan.
        partition_by: _,
        primary_key,
        uniques,
        foreign_keys: _,
        checks,
        exclusions,
        indexes,
        marks: _,
    } = table;
    let is_in = |column: &Column| {
        let Column { name, ty, nullable: _, default, identity, generated, collation, comment: _ } =
            column;
        had.column(name).is_some_and(|had| {
            had.ty == *ty
                && had.collation == *collation
                && (default.is_none() || had.default == *default)
                && (identity.is_none() || had.identity == *identity)
                && (generated.is_none() || had.generated == *generated)
        })
    };
    !has_implied_not_null(table)
        && columns.iter().all(is_in)
        && (primary_key.is_none() || had.primary_key == *primary_key)
        && are_in(uniques, &had.uniques)
        && are_in(checks, &had.checks)
        && are_in(exclusions, &had.exclusions)
        && are_in(indexes, &had.indexes)
}

/// Over a column of another type the same words are printed otherwise.
fn is_retyped(table: &Table, had: &Table) -> bool {
    table.columns.iter().any(|column| {
        had.column(&column.name)
            .is_some_and(|had| had.ty != column.ty || had.collation != column.collation)
    })
}

/// Whether a column that is to be nullable is not: a key and an identity make it `NOT NULL`, which Postgres has to say.
fn has_implied_not_null(table: &Table) -> bool {
    let in_key = |column: &Column| {
        table.primary_key.as_ref().is_some_and(|key| key.columns.contains(&column.name))
    };
    table.columns.iter().any(|it| it.nullable && (it.identity.is_some() || in_key(it)))
}

/// The table with all its columns in one statement, and one for each constraint and index.
pub(super) fn steps(name: &Qualified, table: &Table) -> Vec<Step> {
    let columns = table.columns.iter().map(without_sequence).collect();
    let bare = Table { columns, ..Table::default() };
    let create = Step::Table(name.clone(), TableAction::Create(Box::new(bare)));
    std::iter::once(create).chain(parts(name, table).map(|(_, step)| step)).collect()
}

/// Each part of the table by itself: it takes longer, and tells which part Postgres refuses.
pub(super) fn pieces(name: &Qualified, table: &Table) -> Vec<(Piece, Step)> {
    let create = Step::Table(name.clone(), TableAction::Create(Box::default()));
    let mut pieces = vec![(Piece::Table, create)];
    // What is computed comes after what it is computed from, wherever the entity says it.
    let (computed, stored): (Vec<&Column>, Vec<&Column>) =
        table.columns.iter().partition(|column| column.generated.is_some());
    for column in stored.into_iter().chain(computed) {
        let part = Piece::Column(column.name.clone());
        let mut column = without_sequence(column);
        // In the same statement, a default would be evaluated.
        let default = column.default.take();
        let named = column.name.clone();
        pieces.push((part.clone(), Step::add_column(name, column)));
        if let Some(default) = default {
            let action = ColumnAction::SetDefault(default);
            pieces.push((part, Step::Column(name.clone(), named, action)));
        }
    }
    pieces.extend(parts(name, table));
    pieces
}

/// All but the columns.
fn parts(name: &Qualified, table: &Table) -> impl Iterator<Item = (Piece, Step)> {
    let Table {
        comment: _,
        columns: _,
        partition_by: _,
        primary_key,
        uniques,
        foreign_keys: _,
        checks,
        exclusions,
        indexes,
        marks: _,
    } = table;
    let key = primary_key.iter().map(|key| (Piece::PrimaryKey, Step::add_primary_key(name, key)));
    let uniques = uniques.iter().map(|(it, unique)| {
        (Piece::Unique(it.to_owned()), Step::add(name, it, Constraint::Unique(unique.clone())))
    });
    let checks = checks.iter().map(|(it, check)| {
        (Piece::Check(it.to_owned()), Step::add(name, it, Constraint::Check(check.clone())))
    });
    let exclusions = exclusions.iter().map(|(it, exclusion)| {
        let constraint = Constraint::Exclusion(exclusion.clone());
        (Piece::Exclusion(it.to_owned()), Step::add(name, it, constraint))
    });
    let indexes = indexes
        .iter()
        .map(|(it, index)| (Piece::Index(it.to_owned()), Step::create_index(name, it, index)));
    key.chain(uniques).chain(checks).chain(exclusions).chain(indexes)
}

/// The column with a sequence that Postgres makes by itself: what it is called and told is not respelled.
fn without_sequence(column: &Column) -> Column {
    let mut column = column.clone();
    if let Some(identity) = column.identity.as_mut().filter(|it| it.kind == IdentityKind::Serial) {
        **identity = Identity::new(IdentityKind::Serial);
    }
    column
}
