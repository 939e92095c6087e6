//! What nobody states, and what cannot stay as it is beside what somebody does: an index made by hand over a column that is
//! to have another type, which has no such operator class. It is no error of the entities, and nothing of ours to drop.

use super::canon::{Part, Refusal};
use crate::schema::{ByName, Schema, Table, stated};

/// Whether all that is refused is as the database has it, and stated nowhere.
#[must_use]
pub fn is_all(
    refusals: &[Refusal],
    target: &Schema,
    database: &Schema,
    entities: &stated::Schema,
) -> bool {
    refusals.iter().all(|Refusal { table, part, .. }| {
        let (Some(after), Some(before)) = (target.tables.get(table), database.tables.get(table))
        else {
            return false;
        };
        let Some(stated) = entities.tables.get(table) else { return false };
        let is_kept = match part {
            Part::Index(it) => before.indexes.get(it) == after.indexes.get(it),
            Part::Unique(it) => before.uniques.get(it) == after.uniques.get(it),
            Part::Check(it) => before.checks.get(it) == after.checks.get(it),
            Part::Exclusion(it) => before.exclusions.get(it) == after.exclusions.get(it),
            Part::Table | Part::Column(_) | Part::PrimaryKey => false,
        };
        let is_stated = match part {
            Part::Index(name) => stated.indexes.iter().any(|it| it.name == *name),
            Part::Unique(name) => stated.uniques.iter().any(|it| it.name == *name),
            Part::Check(name) => stated.checks.iter().any(|it| it.name == *name),
            Part::Exclusion(name) => stated.exclusions.iter().any(|it| it.name == *name),
            Part::Table | Part::Column(_) | Part::PrimaryKey => true,
        };
        is_kept && !is_stated
    })
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
