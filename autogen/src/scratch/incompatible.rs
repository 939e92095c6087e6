//! Unmanaged objects that cannot stay beside the stated ones: for example a hand-made index over a column whose new
//! type lacks the operator class. That is not an error in the entities, and the tool must not drop the index.

use std::{borrow::Cow, collections::BTreeSet};

use sqlx::PgConnection;

use super::{
    ScratchError,
    canon::{self, Canon},
    refusal::{Piece, Refusal},
    unlike,
};
use crate::schema::{
    ByName, Pair, Qualified, Schema, Table,
    stated::{self, Named},
};

/// Like [`canon::canon`], except that a refused object that is unchanged in the database and stated nowhere is not an
/// error: the rest is respelled without it, and the object is returned separately.
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
    let keys = unlike::refused(connection, target, database, default_schema).await?;
    let spelled = canon::canon(connection, target, database, stale, default_schema).await?;
    let (spelled, parts) = match spelled {
        Ok(canon) => (Some(canon), Vec::new()),
        Err(refusals) => (None, refusals),
    };
    let (left, refused): (Vec<Refusal>, Vec<Refusal>) = parts
        .into_iter()
        .chain(keys)
        .partition(|it| is_left(it, Pair::new(database, target), entities));
    if !refused.is_empty() {
        return Ok(Err(refused));
    }
    if let Some(canon) = spelled {
        return Ok(Ok((canon, left)));
    }
    let rest = without(target, &left);
    let spelled = canon::canon(connection, &rest, database, stale, default_schema).await?;
    Ok(spelled.map(|Canon { schema, undecided, rewritten }| {
        let mut schema = schema.into_owned();
        put_back(&mut schema, target, &left);
        (Canon { schema: Cow::Owned(schema), undecided, rewritten }, left)
    }))
}

/// Whether the refused object is unchanged in the database and stated nowhere.
#[must_use]
pub fn is_left(refusal: &Refusal, schemas: Pair<&Schema>, entities: &stated::Schema) -> bool {
    let Pair { before, after } = schemas.map(|it| it.tables.get(&refusal.table));
    let (Some(before), Some(after)) = (before, after) else { return false };
    let none = stated::Table::default();
    let stated = entities.tables.get(&refusal.table).map_or(&none, |it| &**it);
    match &refusal.piece {
        Piece::Index(it) => stays(it, &before.indexes, &after.indexes, &stated.indexes),
        Piece::Unique(it) => stays(it, &before.uniques, &after.uniques, &stated.uniques),
        Piece::ForeignKey(it) => {
            stays(it, &before.foreign_keys, &after.foreign_keys, &stated.foreign_keys)
        }
        Piece::Check(it) => stays(it, &before.checks, &after.checks, &stated.checks),
        Piece::Exclusion(it) => {
            stays(it, &before.exclusions, &after.exclusions, &stated.exclusions)
        }
        Piece::Default(it) => {
            let sides = Pair::new(before, after).map(|table| table.column(it)?.default.as_ref());
            let is_said = stated.column(it).is_some_and(|it| it.default.is_some());
            !is_said && sides.before.is_some() && !sides.differs()
        }
        Piece::Generated(it) => {
            let sides = Pair::new(before, after).map(|table| table.column(it)?.generated.as_ref());
            let is_said = stated.column(it).is_some_and(|it| it.generated.is_some());
            !is_said && sides.before.is_some() && !sides.differs()
        }
        Piece::PrimaryKey => {
            stated.primary_key.is_none() && before.primary_key == after.primary_key
        }
        Piece::Table | Piece::Column(_) => false,
    }
}

fn stays<T: PartialEq, S>(
    name: &str,
    before: &ByName<T>,
    after: &ByName<T>,
    stated: &[Named<S>],
) -> bool {
    before.get(name) == after.get(name) && stated.iter().all(|it| it.name != name)
}

/// The target without the refused objects.
pub(super) fn without(target: &Schema, refusals: &[Refusal]) -> Schema {
    let mut rest = target.clone();
    for Refusal { table, piece, .. } in refusals {
        let Some(Table { columns, primary_key, indexes, uniques, checks, exclusions, .. }) =
            rest.table_mut(table)
        else {
            continue;
        };
        match piece {
            Piece::Index(name) => _ = indexes.remove(name),
            Piece::Unique(name) => _ = uniques.remove(name),
            Piece::Check(name) => _ = checks.remove(name),
            Piece::Exclusion(name) => _ = exclusions.remove(name),
            Piece::Default(name) | Piece::Generated(name) => {
                if let Some(column) = columns.iter_mut().find(|it| it.name == *name) {
                    column.default = None;
                    column.generated = None;
                }
            }
            Piece::PrimaryKey => *primary_key = None,
            // Respelling involves no foreign keys: no double has any.
            Piece::Table | Piece::Column(_) | Piece::ForeignKey(_) => {}
        }
    }
    rest
}

/// Adds the refused objects again, as in the target.
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
            Piece::Default(it) | Piece::Generated(it) => {
                if let (Some(rest), Some(target)) = (rest.column_mut(it), target.column(it)) {
                    rest.default.clone_from(&target.default);
                    rest.generated.clone_from(&target.generated);
                }
            }
            Piece::PrimaryKey => rest.primary_key.clone_from(&target.primary_key),
            Piece::Table | Piece::Column(_) | Piece::ForeignKey(_) => {}
        }
    }
}

fn put<T: Clone>(rest: &mut ByName<T>, target: &ByName<T>, name: &str) {
    if let Some(it) = target.get(name) {
        rest.insert(name.to_owned(), it.clone());
    }
}
