//! Takes a plan, and returns an equivalent plan for tables on which programs must not wait. If a step was measured to hold a
//! strong lock while it reads or writes rows, several steps that do not hold one replace it.
//!
//! A lock lasts until its transaction ends. Steps that are quick under a strong lock and steps that are slow under a weak
//! one are therefore in different transactions: [`Transactions::parts`] separates them.

mod column;
mod over;
mod partitioned;
mod replaced;
mod retype;

use std::collections::{BTreeMap, BTreeSet};

use self::replaced::Group;
use super::{
    Blocking, Plan, Transactions,
    step::{
        ColumnAction, Constraint, ConstraintAction, ConstraintKind, IndexAction, Step, TableAction,
    },
};
use crate::schema::{
    Check, ForeignKey, Index, IndexColumn, IndexKey, Pair, Qualified, Schema, Unique, Validity,
    name, partition::Partition,
};

/// The inputs of the decision about a step.
pub struct Staging<'a> {
    /// Whether the step is on a table on which nobody may wait long, and would make somebody wait.
    pub wanted: &'a dyn Fn(&Step) -> Wanted,
    /// The database after all renames, and the target.
    pub schemas: Pair<&'a Schema>,
    /// The partitions of partitioned tables, each after its parent.
    pub partitions: &'a BTreeMap<Qualified, Vec<Partition>>,
    /// The server's `server_version_num`.
    pub version: i32,
}

/// Why a step is not in stages.
type Reason = &'static str;

const NO_OTHER_WAY: Reason = "there is no other way";
const PARTITIONED: Reason = "the table is partitioned";
/// It can neither be validated later nor be built from an index.
const OVERLAPS: Reason = "Postgres can only check all rows at once for overlaps";

/// What happens to a step.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Wanted {
    /// It stays as it is: nobody waits for it.
    AsItIs,
    InStages,
    /// It should be in stages but cannot be, for this reason.
    AtOnce(String),
}

/// The plan with its steps in stages, and the steps that are not. It leads to the same schema.
#[must_use]
pub fn staged(plan: &Plan, staging: &Staging<'_>) -> (Plan, Vec<Blocking>) {
    let mut blocking = Vec::new();
    let ways = [(&plan.up, staging.schemas), (&plan.down, staging.schemas.swap())];
    let [up, down] = ways.map(|(it, schemas)| one_way(it, schemas, staging, &mut blocking));
    let is_same = up == plan.up && down == plan.down;
    let transactions = if is_same {
        plan.transactions.clone()
    } else {
        Transactions::Several { blocking: blocking.clone() }
    };
    (Plan { up, down, cycles: plan.cycles.clone(), transactions }, blocking)
}

fn one_way(
    steps: &[Step],
    schemas: Pair<&Schema>,
    staging: &Staging<'_>,
    blocking: &mut Vec<Blocking>,
) -> Vec<Step> {
    let staging = &Staging { schemas, ..*staging };
    let mut wanted: Vec<Wanted> = steps.iter().map(staging.wanted).collect();
    let mut done: BTreeSet<usize> = BTreeSet::new();
    let mut instead: BTreeMap<usize, Result<Vec<Step>, Reason>> = BTreeMap::new();
    for group in groups(steps, schemas.before, &wanted) {
        match staging.replaced(steps, &group) {
            Ok(it) => {
                done.extend(it.places.iter().filter(|place| **place != it.last));
                instead.insert(it.last, Ok(it.steps));
            }
            // All of it is in one transaction then. Only queries miss an index that is not unique.
            Err(_) if !group.has_key() => {}
            Err(why) => {
                for at in group.range().filter(|it| table_of(&steps[*it]) == Some(group.table())) {
                    if wanted[at] == Wanted::InStages {
                        wanted[at] = Wanted::AtOnce(why.to_owned());
                    }
                }
            }
        }
    }
    for (at, step) in steps.iter().enumerate() {
        if wanted[at] == Wanted::InStages
            && matches!(step, Step::Column(_, _, ColumnAction::SetType { .. }))
        {
            let it = retype::retyped(steps, at, schemas, staging);
            done.extend(it.iter().flat_map(|it| &it.spared));
            instead.insert(at, it.map(|it| it.steps));
        }
    }
    let mut staged = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        if done.contains(&at) {
            continue;
        }
        let known = match &wanted[at] {
            Wanted::AsItIs => Ok(vec![step.clone()]),
            Wanted::AtOnce(why) => Err(why.clone()),
            Wanted::InStages => {
                let known = instead.remove(&at).unwrap_or_else(|| staging.instead(steps, step));
                known.map_err(str::to_owned)
            }
        };
        staged.extend(known.unwrap_or_else(|why| {
            blocking.push(Blocking { step: step.clone(), why });
            vec![step.clone()]
        }));
    }
    staged
}

/// What is replaced on each table.
fn groups<'a>(steps: &'a [Step], before: &Schema, wanted: &[Wanted]) -> Vec<Group<'a>> {
    let tables: BTreeSet<&Qualified> = steps.iter().filter_map(table_of).collect();
    let groups = tables.into_iter().filter_map(|table| {
        let own = before.tables.get(table)?;
        Group::of(table, steps, own, |at| wanted[at] == Wanted::InStages)
    });
    groups.collect()
}

/// The table that a step is about.
#[must_use]
pub fn table_of(step: &Step) -> Option<&Qualified> {
    match step {
        Step::Table(table, _)
        | Step::Column(table, ..)
        | Step::Constraint(table, ..)
        | Step::Index(table, ..) => Some(table),
        Step::Namespace(..)
        | Step::Extension(..)
        | Step::Type(..)
        | Step::Sequence(..)
        | Step::Declared(..)
        | Step::Comment(..) => None,
    }
}

impl Staging<'_> {
    /// The steps in place of one, or why there is no other way to do it.
    fn instead(&self, steps: &[Step], step: &Step) -> Result<Vec<Step>, Reason> {
        match step {
            Step::Index(table, name, IndexAction::Create(index)) => {
                if !self.is_whole(table) {
                    return self.index_by_partition(table, name, index);
                }
                let action = IndexAction::CreateConcurrently(index.clone());
                Ok(vec![Step::Index(table.clone(), name.clone(), action)])
            }
            Step::Index(table, name, IndexAction::Drop) => {
                if !self.is_whole(table) {
                    return Err(PARTITIONED);
                }
                let action = IndexAction::DropConcurrently;
                Ok(vec![Step::Index(table.clone(), name.clone(), action)])
            }
            Step::Constraint(table, name, ConstraintAction::Add(constraint)) => {
                self.constraint(table, name, constraint)
            }
            Step::Column(table, name, ColumnAction::SetNotNull(own)) => {
                Ok(self.not_null(table, name, own.as_ref()))
            }
            Step::Column(table, name, ColumnAction::Fill(value)) => self.fill(table, name, value),
            Step::Column(table, _, ColumnAction::Add(column)) => self.filled(table, column),
            Step::Table(table, TableAction::Drop) => Ok(self.dropped(steps, step, table)),
            _ => Err(NO_OTHER_WAY),
        }
    }

    /// Dropping a table locks all tables that it references. So each of its foreign keys is dropped first, which locks only
    /// two.
    fn dropped(&self, steps: &[Step], step: &Step, table: &Qualified) -> Vec<Step> {
        let own = self.schemas.before.tables.get(table);
        let keys = own.into_iter().flat_map(|it| &it.foreign_keys);
        let keys = keys.filter(|(_, key)| key.references != *table).map(|(name, _)| {
            let drop = ConstraintAction::Drop(ConstraintKind::ForeignKey);
            Step::Constraint(table.clone(), name.clone(), drop)
        });
        // In a cycle of tables, the plan drops one itself.
        keys.filter(|it| !steps.contains(it)).chain([step.clone()]).collect()
    }

    fn constraint(
        &self,
        table: &Qualified,
        name: &str,
        constraint: &Constraint,
    ) -> Result<Vec<Step>, Reason> {
        let is_valid = |validity: Validity| validity == Validity::Valid;
        let later = match constraint {
            // Of a partitioned table, since Postgres 18 (manual, ALTER TABLE).
            Constraint::ForeignKey(key) if is_valid(key.validity) => {
                if self.version < 180_000 && !self.is_whole(table) {
                    return self.foreign_key_by_partition(table, name, key);
                }
                let validity = Validity::NotValid;
                Constraint::ForeignKey(ForeignKey { validity, ..key.clone() })
            }
            Constraint::Check(check) if is_valid(check.validity) => {
                Constraint::Check(Check { validity: Validity::NotValid, ..check.clone() })
            }
            Constraint::PrimaryKey(_) | Constraint::Unique(_) => {
                if !self.is_whole(table) {
                    return self.key_by_partition(table, name, constraint);
                }
                let index = index_of(constraint).ok_or(OVERLAPS)?;
                let index = IndexAction::CreateConcurrently(index);
                let using = ConstraintAction::AddUsingIndex(constraint.clone());
                return Ok(vec![
                    Step::Index(table.clone(), name.to_owned(), index),
                    Step::Constraint(table.clone(), name.to_owned(), using),
                ]);
            }
            Constraint::Exclusion(_) => return Err(OVERLAPS),
            Constraint::ForeignKey(_) | Constraint::Check(_) => return Err(NO_OTHER_WAY),
        };
        let validate = ConstraintAction::Validate;
        Ok(vec![
            Step::add(table, name, later),
            Step::Constraint(table.clone(), name.to_owned(), validate),
        ])
    }

    /// Whether the table stores its rows itself: on a partitioned table, nothing is built concurrently, and it has no pages
    /// to fill.
    fn is_whole(&self, table: &Qualified) -> bool {
        let Pair { before, after } = self.schemas.map(|it| it.tables.get(table));
        before.or(after).is_none_or(|it| it.partition_by.is_none())
    }
}

/// The index that becomes the key; `None` if no index can.
fn index_of(constraint: &Constraint) -> Option<Index> {
    let key = match constraint {
        Constraint::PrimaryKey(key) => key.as_unique(),
        Constraint::Unique(unique) => unique.clone(),
        Constraint::ForeignKey(_) | Constraint::Check(_) | Constraint::Exclusion(_) => return None,
    };
    let Unique { columns, include, nulls_not_distinct, deferrable: _, without_overlaps } = key;
    let columns = columns.into_iter().map(|it| IndexColumn::new(IndexKey::Column(it))).collect();
    (!without_overlaps).then(|| Index {
        columns,
        unique: true,
        nulls_not_distinct,
        method: "btree".to_owned(),
        include,
        predicate: None,
        with: std::collections::BTreeMap::new(),
    })
}

/// The name of what is built before it takes the place of what has this name.
fn aside(name: &str) -> String {
    name::suffixed(name, "_new")
}
