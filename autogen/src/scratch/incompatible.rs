//! What nobody states, and what cannot stay as it is beside what somebody does: an index made by hand over a column that is
//! to have another type, which has no such operator class. It is no error of the entities, and nothing of ours to drop.

use std::{borrow::Cow, collections::BTreeSet};

use sqlx::PgConnection;

use super::{
    ScratchError,
    canon::{self, Canon},
    refusal::{Piece, Refusal},
};
use crate::schema::{
    ByName, Qualified, Schema, Table,
    stated::{self, Named},
};

/// As [`canon::canon`]; but if all that Postgres refuses is as the database has it and stated nowhere, the rest is
/// respelled without it, and it comes back beside that.
///
/// # Errors
/// As in [`canon::canon`].
pub async fn canon<'a>(
    connection: &mut PgConnection,
    target: &'a Schema,
    (database, entities): (&Schema, &stated::Schema),
    stale: &BTreeSet<Qualified>,
    default_schema: &str,
) -> Result<Result<(Canon<'a>, Vec<Refusal>), Vec<Refusal>>, ScratchError> {
    let spelled = canon::canon(connection, target, database, stale, default_schema).await?;
    let refusals = match spelled {
        Err(refusals) if is_all(&refusals, target, database, entities) => refusals,
        spelled => return Ok(spelled.map(|canon| (canon, Vec::new()))),
    };
    let rest = without(target, &refusals);
    let spelled = canon::canon(connection, &rest, database, stale, default_schema).await?;
    let refusals: Vec<_> = refusals.into_iter().map(of_default).collect();
    Ok(spelled.map(|Canon { schema, undecided }| {
        let mut schema = schema.into_owned();
        put_back(&mut schema, target, &refusals);
        (Canon { schema: Cow::Owned(schema), undecided }, refusals)
    }))
}

/// Of a column only its default can be left.
fn of_default(refusal: Refusal) -> Refusal {
    match refusal.piece {
        Piece::Column(name) => Refusal { piece: Piece::Default(name), ..refusal },
        Piece::Table
        | Piece::Default(_)
        | Piece::PrimaryKey
        | Piece::Unique(_)
        | Piece::Check(_)
        | Piece::Exclusion(_)
        | Piece::Index(_) => refusal,
    }
}

/// Whether all that is refused is as the database has it, and stated nowhere.
fn is_all(
    refusals: &[Refusal],
    target: &Schema,
    database: &Schema,
    entities: &stated::Schema,
) -> bool {
    refusals.iter().all(|Refusal { table, piece, .. }| {
        let sides = (target.tables.get(table), database.tables.get(table));
        let (Some(after), Some(before)) = sides else { return false };
        let Some(stated) = entities.tables.get(table) else { return false };
        match piece {
            Piece::Index(it) => is_left(it, &before.indexes, &after.indexes, &stated.indexes),
            Piece::Unique(it) => is_left(it, &before.uniques, &after.uniques, &stated.uniques),
            Piece::Check(it) => is_left(it, &before.checks, &after.checks, &stated.checks),
            Piece::Exclusion(it) => {
                is_left(it, &before.exclusions, &after.exclusions, &stated.exclusions)
            }
            Piece::Column(it) | Piece::Default(it) => is_default_left(it, before, after, stated),
            Piece::Table | Piece::PrimaryKey => false,
        }
    })
}

/// Whether the column has a default that nobody states, and that was there before the column is to be another.
fn is_default_left(name: &str, before: &Table, after: &Table, stated: &stated::Table) -> bool {
    let said = stated.column(name).is_none_or(|it| it.default.is_some());
    let sides = (before.column(name), after.column(name));
    let (Some(before), Some(after)) = sides else { return false };
    !said && before.ty != after.ty && before.default.is_some() && before.default == after.default
}

fn is_left<T: PartialEq, S>(
    name: &str,
    before: &ByName<T>,
    after: &ByName<T>,
    stated: &[Named<S>],
) -> bool {
    before.get(name) == after.get(name) && stated.iter().all(|it| it.name != name)
}

/// The target without what is refused.
fn without(target: &Schema, refusals: &[Refusal]) -> Schema {
    let mut rest = target.clone();
    for Refusal { table, piece, .. } in refusals {
        let Some(Table { columns, indexes, uniques, checks, exclusions, .. }) =
            rest.table_mut(table)
        else {
            continue;
        };
        match piece {
            Piece::Index(name) => _ = indexes.remove(name),
            Piece::Unique(name) => _ = uniques.remove(name),
            Piece::Check(name) => _ = checks.remove(name),
            Piece::Exclusion(name) => _ = exclusions.remove(name),
            Piece::Column(name) | Piece::Default(name) => {
                if let Some(column) = columns.iter_mut().find(|it| it.name == *name) {
                    column.default = None;
                }
            }
            Piece::Table | Piece::PrimaryKey => {}
        }
    }
    rest
}

/// Puts back what was refused, as the target has it.
fn put_back(rest: &mut Schema, target: &Schema, refusals: &[Refusal]) {
    for Refusal { table, piece, .. } in refusals {
        let (Some(rest), Some(target)) = (rest.table_mut(table), target.tables.get(table)) else {
            continue;
        };
        match piece {
            Piece::Index(it) => put(&mut rest.indexes, &target.indexes, it),
            Piece::Unique(it) => put(&mut rest.uniques, &target.uniques, it),
            Piece::Check(it) => put(&mut rest.checks, &target.checks, it),
            Piece::Exclusion(it) => put(&mut rest.exclusions, &target.exclusions, it),
            Piece::Column(it) | Piece::Default(it) => {
                if let (Some(rest), Some(target)) = (rest.column_mut(it), target.column(it)) {
                    rest.default.clone_from(&target.default);
                }
            }
            Piece::Table | Piece::PrimaryKey => {}
        }
    }
}

fn put<T: Clone>(rest: &mut ByName<T>, target: &ByName<T>, name: &str) {
    if let Some(it) = target.get(name) {
        rest.insert(name.to_owned(), it.clone());
    }
}
