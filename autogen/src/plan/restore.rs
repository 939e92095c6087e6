//! Marks of constraints and indexes that are made, or made anew: Postgres drops comments, the replica identity and the
//! clustering along with what carries them.

use super::step::{Commented, Step};
use crate::schema::{Pair, Qualified, Schema, Table};

/// The steps, with the marks of what they bring set right after it. A comment that changes meanwhile is one of them.
pub(super) fn restore(steps: Vec<Step>, schemas: Pair<&Schema>) -> Vec<Step> {
    let with_marks = |step: Step| {
        let marks = marks(&step, schemas.after);
        [step].into_iter().chain(marks)
    };
    let comes = |on: &Commented| steps.iter().filter_map(brought).any(|it| it.has(on));
    let is_double = |step: &Step| matches!(step, Step::Comment { on, text: _ } if comes(on));
    let doubles: Vec<bool> = steps.iter().map(is_double).collect();
    let left = steps.into_iter().zip(doubles).filter(|(_, double)| !double);
    left.flat_map(|(step, _)| with_marks(step)).collect()
}

/// What the step brings, as far as it can have marks.
struct Brought<'a> {
    owner: &'a Qualified,
    constraints: Vec<&'a String>,
    indexes: Vec<&'a String>,
}

impl Brought<'_> {
    fn has(&self, on: &Commented) -> bool {
        match on {
            Commented::Constraint(table, name) => {
                self.owner == table && self.constraints.contains(&name)
            }
            Commented::Index(name) => {
                self.owner.schema == name.schema && self.indexes.contains(&&name.name)
            }
            Commented::Namespace(_)
            | Commented::Enum(_)
            | Commented::Sequence(_)
            | Commented::Table(_)
            | Commented::Column(..) => false,
        }
    }
}

fn brought(step: &Step) -> Option<Brought<'_>> {
    let (owner, constraints, indexes): (_, Vec<&String>, Vec<&String>) = match step {
        Step::CreateTable { name, table } => {
            let keys = table.primary_key.iter().map(|key| &key.name);
            let keys = keys.chain(table.uniques.keys()).chain(table.exclusions.keys());
            let others = table.checks.keys().chain(table.foreign_keys.keys());
            (name, keys.clone().chain(others).collect(), keys.collect())
        }
        Step::AddPrimaryKey { table, key } => (table, vec![&key.name], vec![&key.name]),
        Step::AddUnique { table, name, .. } | Step::AddExclusion { table, name, .. } => {
            (table, vec![name], vec![name])
        }
        Step::AddCheck { table, name, .. } | Step::AddForeignKey { table, name, .. } => {
            (table, vec![name], vec![])
        }
        Step::CreateIndex { table, name, .. } => (table, vec![], vec![name]),
        _ => return None,
    };
    Some(Brought { owner, constraints, indexes })
}

fn marks(step: &Step, after: &Schema) -> Vec<Step> {
    let Some(Brought { owner, constraints, indexes }) = brought(step) else { return Vec::new() };
    let Some(table) = after.tables.get(owner) else { return Vec::new() };
    let mut steps = Vec::new();
    for name in constraints {
        let on = Commented::Constraint(owner.clone(), name.clone());
        steps.extend(comment(on, table.marks.constraint_comments.get(name)));
    }
    for name in indexes {
        let on = Commented::Index(Qualified::new(owner.schema.clone(), name.clone()));
        steps.extend(comment(on, table.marks.index_comments.get(name)));
        steps.extend(index_marks(owner, name, table));
    }
    steps
}

fn comment(on: Commented, text: Option<&String>) -> Option<Step> {
    text.map(|text| Step::Comment { on, text: Some(text.clone()) })
}

fn index_marks(owner: &Qualified, name: &str, table: &Table) -> Vec<Step> {
    let marked = |mark: &Option<String>| mark.as_deref() == Some(name);
    let mut steps = Vec::new();
    if marked(&table.marks.replica_identity) && can_identify(name, table) {
        steps.push(Step::SetReplicaIdentity { table: owner.clone(), index: name.to_owned() });
    }
    if marked(&table.marks.clustered_on) {
        steps.push(Step::ClusterOn { table: owner.clone(), index: name.to_owned() });
    }
    steps
}

/// Whether the index is one that `REPLICA IDENTITY USING INDEX` takes: unique, of columns, not partial, not deferrable.
pub(crate) fn can_identify(name: &str, table: &Table) -> bool {
    use crate::schema::Deferrable::No;
    let index = table.indexes.get(name).is_some_and(|index| {
        index.unique && index.predicate.is_none() && index.key_columns().is_some()
    });
    let unique = table.uniques.get(name).is_some_and(|unique| unique.deferrable == No);
    let key =
        table.primary_key.as_ref().is_some_and(|key| key.name == name && key.deferrable == No);
    index || unique || key
}
