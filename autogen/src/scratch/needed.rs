//! The part of a schema that Postgres has to print: everything that differs from the database. Works on values only.

use std::{collections::BTreeSet, sync::Arc};

use crate::{
    plan::{ColumnAction, Constraint, Step, TableAction},
    schema::{
        ByName, Column, Identity, IdentityKind, IndexKey, Marks, Qualified, Schema, Table, TypeName,
    },
};

use super::refusal::Piece;

/// The schema with only those contents of tables that have to be spelled, and without tables that need nothing. The
/// database's spelling of `stale` tables does not count.
pub(super) fn needed(schema: &Schema, database: &Schema, stale: &BTreeSet<Qualified>) -> Schema {
    let narrowed = narrowed(schema, database);
    let tables = schema.tables.iter().filter_map(|(name, table)| {
        let is_stale = stale.contains(name) || is_of(table, &narrowed);
        let had = database.tables.get(name).filter(|_| !is_stale);
        Some((name.clone(), of_table(name, table, had)?.into()))
    });
    schema.with_tables(tables)
}

/// The enums that lose labels: objects that use a lost label cannot stay.
fn narrowed<'a>(schema: &'a Schema, database: &Schema) -> BTreeSet<&'a Qualified> {
    let enums = schema.enums.iter().filter(|(name, it)| {
        let had = database.enums.get(*name);
        had.is_some_and(|had| had.labels.iter().any(|label| !it.labels.contains(label)))
    });
    enums.map(|(name, _)| name).collect()
}

/// Whether a column has one of the enums.
fn is_of(table: &Table, enums: &BTreeSet<&Qualified>) -> bool {
    let is_one =
        |column: &Column| matches!(&column.ty.name, TypeName::Enum(name) if enums.contains(name));
    !enums.is_empty() && table.columns.iter().any(is_one)
}

/// The parts of a table that the database does not have. Foreign keys, comments and marks contain no expressions.
fn of_table(name: &Qualified, table: &Arc<Table>, had: Option<&Arc<Table>>) -> Option<Table> {
    if had.is_some_and(|had| Arc::ptr_eq(had, table)) {
        return None;
    }
    let mut part = Table {
        comment: None,
        foreign_keys: ByName::default(),
        marks: Marks::default(),
        ..Table::clone(table)
    };
    part.columns.iter_mut().for_each(|it| it.comment = None);
    let Some(had) = had else { return Some(part) };
    if is_retyped(table, had) || has_implied_not_null(table) {
        return Some(part);
    }
    part.primary_key = part.primary_key.filter(|key| had.primary_key.as_ref() != Some(key));
    part.uniques.retain(|name, it| had.uniques.get(name) != Some(it));
    part.checks.retain(|name, it| had.checks.get(name) != Some(it));
    part.exclusions.retain(|name, it| had.exclusions.get(name) != Some(it));
    part.indexes.retain(|name, it| had.indexes.get(name) != Some(it));
    let mut is_left = part.primary_key.is_some()
        || !(part.uniques.is_empty() && part.checks.is_empty())
        || !(part.exclusions.is_empty() && part.indexes.is_empty());
    for column in &mut part.columns {
        let Some(had) = had.column(&column.name) else {
            is_left = true;
            continue;
        };
        column.default = column.default.take().filter(|it| had.default.as_ref() != Some(it));
        column.generated = column.generated.take().filter(|it| had.generated.as_ref() != Some(it));
        column.identity = column.identity.take().filter(|it| had.identity.as_ref() != Some(it));
        is_left |=
            column.default.is_some() || column.generated.is_some() || column.identity.is_some();
    }
    is_left.then(|| slim(part, had, name))
}

/// The table without columns that nothing in it uses: a column of a large type would add two relations.
fn slim(mut part: Table, had: &Table, name: &Qualified) -> Table {
    let mut names: BTreeSet<String> = part.slots().flat_map(|(_, it)| it.names()).collect();
    // A whole-row reference uses all columns.
    if names.contains(&name.name) {
        return part;
    }
    let keys = part.primary_key.iter().flat_map(|it| it.columns.iter().chain(&it.include));
    let uniques = part.uniques.values().flat_map(|it| it.columns.iter().chain(&it.include));
    let indexed = part.indexes.values().flat_map(|it| {
        let keys = it.columns.iter().filter_map(|column| match &column.key {
            IndexKey::Column(name) => Some(name),
            IndexKey::Expression(_) => None,
        });
        keys.chain(&it.include)
    });
    names.extend(keys.chain(uniques).chain(indexed).cloned());
    part.columns.retain(|column| {
        let is_said =
            column.default.is_some() || column.generated.is_some() || column.identity.is_some();
        is_said || had.column(&column.name).is_none() || names.contains(&column.name)
    });
    part
}

/// Over a column of another type the same text prints differently.
fn is_retyped(table: &Table, had: &Table) -> bool {
    table.columns.iter().any(|column| {
        had.column(&column.name)
            .is_some_and(|had| had.ty != column.ty || had.collation != column.collation)
    })
}

/// Whether a column that should be nullable is not: a key and an identity imply `NOT NULL`, which Postgres has to
/// report.
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

/// Each part of the table separately: this takes longer, and shows which part Postgres refuses.
pub(super) fn pieces(name: &Qualified, table: &Table) -> Vec<(Piece, Step)> {
    let create = Step::Table(name.clone(), TableAction::Create(Box::default()));
    let mut pieces = vec![(Piece::Table, create)];
    // Generated columns come after those that they use, whatever the entity's order.
    let (computed, stored): (Vec<&Column>, Vec<&Column>) =
        table.columns.iter().partition(|column| column.generated.is_some());
    for column in stored.into_iter().chain(computed) {
        let own = column.name.clone();
        let part = match column.generated {
            Some(_) => Piece::Generated(own.clone()),
            None => Piece::Column(own.clone()),
        };
        let mut column = without_sequence(column);
        // In the same statement, a default would be evaluated.
        let default = column.default.take();
        pieces.push((part, Step::add_column(name, column)));
        if let Some(default) = default {
            let set = Step::Column(name.clone(), own.clone(), ColumnAction::SetDefault(default));
            pieces.push((Piece::Default(own), set));
        }
    }
    pieces.extend(parts(name, table));
    pieces
}

/// Everything except the columns.
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

/// The column with a sequence that Postgres creates: its name and options are not respelled.
fn without_sequence(column: &Column) -> Column {
    let mut column = column.clone();
    if let Some(identity) = column.identity.as_mut().filter(|it| it.kind == IdentityKind::Serial) {
        **identity = Identity::new(IdentityKind::Serial);
    }
    column
}
