//! What depends on a column at a step of a plan: a second column must have the same before it replaces the first.

use std::sync::Arc;

use super::Reason;
use crate::{
    op::Rename,
    plan::step::{Constraint, ConstraintAction, IndexAction, Step},
    schema::{Index, Pair, Qualified, Schema},
};

/// What depends on the column when its type changes, with the column's other name in it.
#[derive(Default)]
pub(super) struct Over {
    /// By table: most are on the column's own table, but foreign keys refer to it from others.
    pub(super) constraints: Vec<(Qualified, String, Constraint)>,
    pub(super) indexes: Vec<(String, Index)>,
}

/// The schema with the second column in place of the first.
pub(super) fn shadow(table: &Qualified, name: &str, to: &str, schema: &Schema) -> Schema {
    let mut shadow = schema.clone();
    let pair = Pair::new(name.to_owned(), to.to_owned());
    Rename::Column(table.clone(), pair).apply(&mut shadow, "");
    shadow
}

/// What depends on the column at that step, as the schemas with either column have it.
pub(super) fn over(
    steps: &[Step],
    at: usize,
    table: &Qualified,
    schemas: Pair<&Schema>,
) -> Result<Over, Reason> {
    let mut over = Over::default();
    for (owner, own) in &schemas.after.tables {
        let Some(first) = schemas.before.tables.get(owner) else { continue };
        if Arc::ptr_eq(own, first) {
            continue;
        }
        let there = |name: &str| when(steps, at, owner, name);
        let mut add = |name: &String, constraint: Constraint| -> Result<(), Reason> {
            if there(name)? {
                over.constraints.push((owner.clone(), name.clone(), constraint));
            }
            Ok(())
        };
        for (name, key) in &own.foreign_keys {
            if first.foreign_keys.get(name) != Some(key) {
                if is_made_anew(steps, at, owner, name) {
                    return Err("a foreign key compares it with a column of its type");
                }
                add(name, Constraint::ForeignKey(key.clone()))?;
            }
        }
        if owner != table {
            continue;
        }
        if let Some(key) = own.primary_key.as_ref().filter(|_| own.primary_key != first.primary_key)
        {
            add(&key.name, Constraint::PrimaryKey(key.clone()))?;
        }
        for (name, unique) in &own.uniques {
            if first.uniques.get(name) != Some(unique) {
                add(name, Constraint::Unique(unique.clone()))?;
            }
        }
        for (name, check) in &own.checks {
            if first.checks.get(name) != Some(check) {
                add(name, Constraint::Check(check.clone()))?;
            }
        }
        for (name, exclusion) in &own.exclusions {
            if first.exclusions.get(name) != Some(exclusion) {
                add(name, Constraint::Exclusion(exclusion.clone()))?;
            }
        }
        for (name, index) in &own.indexes {
            if first.indexes.get(name) != Some(index) && there(name)? {
                over.indexes.push((name.clone(), index.clone()));
            }
        }
    }
    Ok(over)
}

/// Whether a constraint or index exists at that step. Not if it is created later, or recreated.
fn when(steps: &[Step], at: usize, table: &Qualified, name: &str) -> Result<bool, Reason> {
    let mut is_there = true;
    for (other, step) in steps.iter().enumerate() {
        match step {
            Step::Constraint(own, part, action) if own == table && part == name => match action {
                ConstraintAction::Add(_) if other > at => is_there = false,
                ConstraintAction::Drop(_) if other < at => {}
                _ => return Err("a constraint over it changes as well"),
            },
            Step::Index(own, part, action) if own == table && part == name => match action {
                IndexAction::Create(_) if other > at => is_there = false,
                IndexAction::Drop | IndexAction::DropInvalid if other < at => {}
                // Once it is made.
                IndexAction::IdentifyRows | IndexAction::ClusterOn if other > at => {}
                _ => return Err("an index over it changes as well"),
            },
            _ => {}
        }
    }
    Ok(is_there)
}

/// Whether a foreign key is dropped so that the type can change, and recreated.
fn is_made_anew(steps: &[Step], at: usize, table: &Qualified, name: &str) -> bool {
    let of_it =
        |it: &&Step| matches!(it, Step::Constraint(own, part, _) if own == table && part == name);
    let [before, after] = [&steps[..at], &steps[at..]].map(|it| it.iter().any(|it| of_it(&it)));
    before && after
}
