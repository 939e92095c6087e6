//! Foreign keys between columns of types that Postgres cannot compare, found before a plan adds one. Only Postgres
//! knows which types these are, so the keys are created in the scratch, between tables that have only their columns.

use std::{collections::BTreeSet, sync::Arc};

use sqlx::PgConnection;

use super::{
    Scratch, ScratchError, canon, needed,
    refusal::{Piece, Refusal},
    restrict, rollback,
};
use crate::{
    plan::{Constraint, Step, homes},
    schema::{
        Action, ByName, Column, ColumnType, Deferrable, ForeignKey, Qualified, Schema, Table,
        Unique, Validity, extension::Homes,
    },
};

/// The keys of the target that Postgres refuses because of their columns' types. Keys that the database has with the
/// same types are not tried. If nothing can be created in the database, none is.
///
/// # Errors
/// If the scratch cannot be used at all.
pub(super) async fn refused(
    connection: &mut PgConnection,
    target: &Schema,
    database: &Schema,
    default_schema: &str,
) -> Result<Vec<Refusal>, ScratchError> {
    let suspects = suspects(target, database);
    let mut refusals = Vec::new();
    if suspects.is_empty() {
        return Ok(refusals);
    }
    match rollback::require(connection).await {
        Err(ScratchError::Unavailable(_)) => return Ok(refusals),
        required => required?,
    }
    for (table, name, key) in suspects {
        let part = between(target, table, name, key);
        match tried(connection, &part, database, default_schema).await {
            Ok(()) => {}
            Err(ScratchError::Statement { message, .. }) => {
                let piece = Piece::ForeignKey(name.clone());
                refusals.push(Refusal { table: table.clone(), piece, message });
            }
            Err(ScratchError::Unavailable(_) | ScratchError::Ambiguous(_)) => break,
            Err(error) => return Err(error),
        }
    }
    Ok(refusals)
}

/// New or changed keys between columns of different types.
fn suspects<'a>(
    target: &'a Schema,
    database: &Schema,
) -> Vec<(&'a Qualified, &'a String, &'a ForeignKey)> {
    let mut suspects = Vec::new();
    for (name, table) in &target.tables {
        for (key_name, key) in &table.foreign_keys {
            let types = types(target, name, key);
            let is_had = || {
                let had = database.tables.get(name).and_then(|it| it.foreign_keys.get(key_name));
                had == Some(key) && self::types(database, name, key) == types
            };
            let differ = types.as_ref().is_some_and(|it| it.iter().any(|(own, to)| own != to));
            if differ && !key.period && !is_had() {
                suspects.push((name, key_name, key));
            }
        }
    }
    suspects
}

/// The types of the key's columns, each beside the referenced one.
fn types<'a>(
    schema: &'a Schema,
    table: &Qualified,
    key: &ForeignKey,
) -> Option<Vec<(&'a ColumnType, &'a ColumnType)>> {
    let (own, other) = (schema.tables.get(table)?, schema.tables.get(&key.references)?);
    let pairs = key.columns.iter().zip(&key.referenced_columns);
    pairs.map(|(it, to)| Some((&*own.column(it)?.ty, &*other.column(to)?.ty))).collect()
}

/// Two tables with only the columns of the key, and the key.
fn between(target: &Schema, table: &Qualified, name: &str, key: &ForeignKey) -> Schema {
    let tables = BTreeSet::from([table.clone(), key.references.clone()]);
    let mut part = restrict(target, &tables, &BTreeSet::new(), &BTreeSet::new());
    for (it, whole) in &mut part.tables {
        let is_of_key = |column: &Column| {
            it == table && key.columns.contains(&column.name)
                || *it == key.references && key.referenced_columns.contains(&column.name)
        };
        let columns = whole.columns.iter().filter(|it| is_of_key(it)).map(|it| Column {
            collation: it.collation.clone(),
            ..Column::new(it.name.clone(), Arc::clone(&it.ty))
        });
        let mut bare = Table { columns: columns.collect(), ..Table::default() };
        if *it == key.references {
            let unique = Unique {
                columns: key.referenced_columns.clone(),
                include: Vec::new(),
                nulls_not_distinct: false,
                deferrable: Deferrable::No,
                without_overlaps: false,
            };
            bare.uniques = ByName::from_iter([("autogen_scratch_key".to_owned(), unique)]);
        }
        if it == table {
            let plain = ForeignKey {
                on_update: Action::NoAction,
                on_delete: Action::NoAction,
                on_delete_columns: Vec::new(),
                deferrable: Deferrable::No,
                validity: Validity::Valid,
                ..key.clone()
            };
            bare.foreign_keys = ByName::from_iter([(name.to_owned(), plain)]);
        }
        *whole = bare.into();
    }
    part
}

async fn tried(
    connection: &mut PgConnection,
    part: &Schema,
    database: &Schema,
    default_schema: &str,
) -> Result<(), ScratchError> {
    let mut scratch = Scratch::open(connection, default_schema, &[part]).await?;
    let created = created(&mut scratch, part, database).await;
    let created = created.map_err(|error| match error {
        ScratchError::Statement { statement, message, code, position } => {
            ScratchError::Statement { statement, message: scratch.told(&message), code, position }
        }
        error => error,
    });
    scratch.close().await?;
    created
}

async fn created(
    scratch: &mut Scratch<'_>,
    part: &Schema,
    database: &Schema,
) -> Result<(), ScratchError> {
    let doubles = canon::prepare(scratch, part, database).await?;
    let keys = doubles.tables.iter().flat_map(|(table, it)| {
        let keys = it.foreign_keys.iter();
        keys.map(|(name, key)| Step::add(table, name, Constraint::ForeignKey(key.clone())))
    });
    let tables = doubles.tables.iter().flat_map(|(name, it)| needed::steps(name, it));
    for mut step in tables.chain(keys) {
        homes::write(std::slice::from_mut(&mut step), Homes(&doubles.extensions));
        scratch.run(&step).await?;
    }
    Ok(())
}
