//! Restores the marks of constraints and indexes that are recreated: Postgres drops comments, the replica identity
//! and the clustering along with the object that carries them.

use super::step::{Commented, Constraint, ConstraintAction, IndexAction, Step, TableAction};
use crate::schema::{Pair, Qualified, Schema, Table};

/// The steps, with the marks of created objects set right after them. A comment that changes in the same plan is one
/// of them.
pub(super) fn restore(steps: Vec<Step>, schemas: Pair<&Schema>) -> Vec<Step> {
    let with_marks = |step: Step| {
        let marks = marks(&step, schemas.after);
        [step].into_iter().chain(marks)
    };
    let created = |on: &Commented| steps.iter().filter_map(created).any(|it| it.has(on));
    let is_double = |step: &Step| matches!(step, Step::Comment(on, _) if created(on));
    let doubles: Vec<bool> = steps.iter().map(is_double).collect();
    let left = steps.into_iter().zip(doubles).filter(|(_, double)| !double);
    left.flat_map(|(step, _)| with_marks(step)).collect()
}

/// What a step creates, if it can have marks.
struct Created<'a> {
    owner: &'a Qualified,
    constraints: Vec<&'a String>,
    indexes: Vec<&'a String>,
}

impl Created<'_> {
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
            | Commented::Column(..)
            | Commented::Declared(..) => false,
        }
    }
}

fn created(step: &Step) -> Option<Created<'_>> {
    let (owner, constraints, indexes): (_, Vec<&String>, Vec<&String>) = match step {
        Step::Table(name, TableAction::Create(table)) => {
            let keys = table.primary_key.iter().map(|key| &key.name);
            let keys = keys.chain(table.uniques.keys()).chain(table.exclusions.keys());
            let others = table.checks.keys().chain(table.foreign_keys.keys());
            (name, keys.clone().chain(others).collect(), keys.collect())
        }
        Step::Constraint(table, name, ConstraintAction::Add(constraint)) => match constraint {
            Constraint::PrimaryKey(_) | Constraint::Unique(_) | Constraint::Exclusion(_) => {
                (table, vec![name], vec![name])
            }
            Constraint::Check(_) | Constraint::ForeignKey(_) => (table, vec![name], vec![]),
        },
        Step::Constraint(table, name, ConstraintAction::AddUsingIndex(_)) => {
            (table, vec![name], vec![])
        }
        Step::Index(table, name, IndexAction::Create(_)) => (table, vec![], vec![name]),
        _ => return None,
    };
    Some(Created { owner, constraints, indexes })
}

fn marks(step: &Step, after: &Schema) -> Vec<Step> {
    let Some(Created { owner, constraints, indexes }) = created(step) else { return Vec::new() };
    let Some(table) = after.tables.get(owner) else { return Vec::new() };
    marks_of(owner, &constraints, &indexes, table)
}

/// Those of objects that get their names only now.
pub(super) fn marks_of(
    owner: &Qualified,
    constraints: &[&String],
    indexes: &[&String],
    table: &Table,
) -> Vec<Step> {
    let mut steps = Vec::new();
    for name in constraints {
        let on = Commented::Constraint(owner.clone(), (*name).clone());
        steps.extend(comment(on, table.marks.constraint_comments.get(name)));
    }
    for name in indexes {
        let on = Commented::Index(Qualified::new(owner.schema.clone(), (*name).clone()));
        steps.extend(comment(on, table.marks.index_comments.get(name)));
        steps.extend(index_marks(owner, name, table));
    }
    steps
}

fn comment(on: Commented, text: Option<&String>) -> Option<Step> {
    text.map(|text| Step::Comment(on, Some(text.clone())))
}

fn index_marks(owner: &Qualified, name: &str, table: &Table) -> Vec<Step> {
    let marked = |mark: &Option<String>| mark.as_deref() == Some(name);
    let mut actions = Vec::new();
    if marked(&table.marks.replica_identity) && can_identify(name, table) {
        actions.push(IndexAction::IdentifyRows);
    }
    if marked(&table.marks.clustered_on) {
        actions.push(IndexAction::ClusterOn);
    }
    let step = |action| Step::Index(owner.clone(), name.to_owned(), action);
    actions.into_iter().map(step).collect()
}

/// Whether `REPLICA IDENTITY USING INDEX` accepts the index: unique, over columns, not partial, not deferrable.
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

#[cfg(test)]
mod tests {
    use super::{Table, can_identify};
    use crate::schema::{Deferrable, Expression, Index, IndexColumn, IndexKey, PrimaryKey, Unique};

    fn with_index(change: impl FnOnce(&mut Index)) -> Table {
        let mut index = Index {
            columns: vec![IndexColumn::new(IndexKey::Column("id".to_owned()))],
            unique: true,
            nulls_not_distinct: false,
            method: "btree".to_owned(),
            include: Vec::new(),
            predicate: None,
            with: [].into(),
        };
        change(&mut index);
        Table { indexes: [("key".to_owned(), index)].into_iter().collect(), ..Table::default() }
    }

    fn with_key(name: &str, deferrable: Deferrable) -> Table {
        let (columns, include) = (vec!["id".to_owned()], Vec::new());
        let name = name.to_owned();
        let key = PrimaryKey { name, columns, include, deferrable, without_overlaps: false };
        Table { primary_key: Some(key), ..Table::default() }
    }

    fn with_unique(deferrable: Deferrable) -> Table {
        let (columns, include) = (vec!["id".to_owned()], Vec::new());
        let (nulls_not_distinct, without_overlaps) = (false, false);
        let key = Unique { columns, include, nulls_not_distinct, deferrable, without_overlaps };
        Table { uniques: [("key".to_owned(), key)].into_iter().collect(), ..Table::default() }
    }

    /// The manual says so (ALTER TABLE, REPLICA IDENTITY).
    #[test]
    fn rows_are_identified_by_what_is_unique_whole_and_checked_at_once() {
        let later = Deferrable::InitiallyDeferred;
        for (table, expected) in [
            (with_index(|_| {}), true),
            (with_index(|it| it.unique = false), false),
            (with_index(|it| it.predicate = Some(Expression::new("id > 0"))), false),
            (
                with_index(|it| {
                    it.columns[0].key = IndexKey::Expression(Expression::new("abs(id)"));
                }),
                false,
            ),
            (with_unique(Deferrable::No), true),
            (with_unique(later), false),
            (with_key("key", Deferrable::No), true),
            (with_key("key", later), false),
            (with_key("other", Deferrable::No), false),
        ] {
            assert_eq!(can_identify("key", &table), expected, "{table:?}");
        }
    }
}
