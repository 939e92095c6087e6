//! What nobody states, and what cannot stay as it is beside what somebody does: an index made by hand over a column that is
//! to have another type, which has no such operator class. It is no error of the entities, and nothing of ours to drop.

use super::canon::{Part, Refusal};
use crate::schema::{
    ByName, Schema, Table,
    stated::{self, Named},
};

/// Whether all that is refused is as the database has it, and stated nowhere.
#[must_use]
pub fn is_all(
    refusals: &[Refusal],
    target: &Schema,
    database: &Schema,
    entities: &stated::Schema,
) -> bool {
    refusals.iter().all(|Refusal { table, part, .. }| {
        let sides = (target.tables.get(table), database.tables.get(table));
        let (Some(after), Some(before)) = sides else { return false };
        let Some(stated) = entities.tables.get(table) else { return false };
        match part {
            Part::Index(it) => is_left(it, &before.indexes, &after.indexes, &stated.indexes),
            Part::Unique(it) => is_left(it, &before.uniques, &after.uniques, &stated.uniques),
            Part::Check(it) => is_left(it, &before.checks, &after.checks, &stated.checks),
            Part::Exclusion(it) => {
                is_left(it, &before.exclusions, &after.exclusions, &stated.exclusions)
            }
            Part::Table | Part::Column(_) | Part::PrimaryKey => false,
        }
    })
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
#[must_use]
pub fn without(target: &Schema, refusals: &[Refusal]) -> Schema {
    let mut rest = target.clone();
    for Refusal { table, part, .. } in refusals {
        let Some(Table { indexes, uniques, checks, exclusions, .. }) = rest.table_mut(table) else {
            continue;
        };
        match part {
            Part::Index(name) => _ = indexes.remove(name),
            Part::Unique(name) => _ = uniques.remove(name),
            Part::Check(name) => _ = checks.remove(name),
            Part::Exclusion(name) => _ = exclusions.remove(name),
            Part::Table | Part::Column(_) | Part::PrimaryKey => {}
        }
    }
    rest
}

/// Puts back what was refused, as the target has it.
pub fn put_back(rest: &mut Schema, target: &Schema, refusals: &[Refusal]) {
    for Refusal { table, part, .. } in refusals {
        let (Some(rest), Some(target)) = (rest.table_mut(table), target.tables.get(table)) else {
            continue;
        };
        match part {
            Part::Index(it) => put(&mut rest.indexes, &target.indexes, it),
            Part::Unique(it) => put(&mut rest.uniques, &target.uniques, it),
            Part::Check(it) => put(&mut rest.checks, &target.checks, it),
            Part::Exclusion(it) => put(&mut rest.exclusions, &target.exclusions, it),
            Part::Table | Part::Column(_) | Part::PrimaryKey => {}
        }
    }
}

fn put<T: Clone>(rest: &mut ByName<T>, target: &ByName<T>, name: &str) {
    if let Some(it) = target.get(name) {
        rest.insert(name.to_owned(), it.clone());
    }
}
