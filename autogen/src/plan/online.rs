//! A plan in; out the same plan for tables on which programs must not wait: a step that was measured to hold a strong lock
//! while it reads or writes rows is replaced by several that do not.
//!
//! A lock lasts until its transaction ends, so that what is quick under a strong lock and what is slow under a weak one are
//! in different transactions: [`Transactions::parts`] parts them.

mod over;
mod retype;

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Blocking, Plan, Transactions,
    step::{ColumnAction, Constraint, ConstraintAction, ConstraintKind, IndexAction, Step},
};
use crate::schema::{
    Check, Column, Expression, ForeignKey, Index, IndexColumn, IndexKey, Pair, Qualified, Schema,
    Unique, Validity, name, quote,
};

/// What decides on a step.
pub struct Staging<'a> {
    /// Whether the step is on a table on which nobody may wait long, and would make somebody wait.
    pub wanted: &'a dyn Fn(&Step) -> Wanted,
    /// What is there, once renamed, and what is to be.
    pub schemas: Pair<&'a Schema>,
    /// The server's `server_version_num`.
    pub version: i32,
}

/// Why a step is not in stages.
type Reason = &'static str;

const NO_OTHER_WAY: Reason = "there is no other way";
const PARTITIONED: Reason = "the table is partitioned";
/// It can neither be validated later nor be made of an index.
const OVERLAPS: Reason = "that no two rows overlap can only be looked at all at once";

/// What becomes of a step.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Wanted {
    /// It stays as it is: nobody waits for it.
    AsItIs,
    InStages,
    /// It is to be in stages and cannot be, for this reason.
    AtOnce(String),
}

/// The plan with its steps in stages, and those that are not. It ends at the same schema.
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
    let wanted: Vec<Wanted> = steps.iter().map(staging.wanted).collect();
    let mut done: BTreeSet<usize> = BTreeSet::new();
    let mut retyped = BTreeMap::new();
    for (at, step) in steps.iter().enumerate() {
        if wanted[at] == Wanted::InStages
            && matches!(step, Step::Column(_, _, ColumnAction::SetType { .. }))
        {
            let it = retype::retyped(steps, at, schemas, staging);
            done.extend(it.iter().flat_map(|it| &it.spared));
            retyped.insert(at, it.map(|it| it.steps));
        }
    }
    let mut staged = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        if done.contains(&at) {
            continue;
        }
        let instead = match &wanted[at] {
            Wanted::AsItIs => {
                staged.push(step.clone());
                continue;
            }
            Wanted::AtOnce(why) => Err(why.clone()),
            Wanted::InStages => {
                let swapped = successor(steps, at).and_then(|next| {
                    let swap = staging.swapped(step, &steps[next])?;
                    done.insert(next);
                    Some(swap)
                });
                let instead = match (retyped.remove(&at), swapped) {
                    (Some(it), _) => it,
                    (None, Some(swapped)) => Ok(swapped),
                    (None, None) => staging.instead(step),
                };
                instead.map_err(str::to_owned)
            }
        };
        match instead {
            Ok(instead) => staged.extend(instead),
            Err(why) => {
                blocking.push(Blocking { step: step.clone(), why });
                staged.push(step.clone());
            }
        }
    }
    staged
}

/// The step that makes anew what this one drops, if nothing happens to its table between the two.
fn successor(steps: &[Step], at: usize) -> Option<usize> {
    let (table, name) = part(&steps[at])?;
    let mut later = steps.iter().enumerate().skip(at + 1);
    let (next, _) = later.find(|(_, it)| table_of(it) == Some(table))?;
    (part(&steps[next]) == Some((table, name))).then_some(next)
}

/// The index or constraint of a step.
fn part(step: &Step) -> Option<(&Qualified, &str)> {
    match step {
        Step::Index(table, name, _) | Step::Constraint(table, name, _) => Some((table, name)),
        _ => None,
    }
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
    /// What is dropped only to be made anew, by its successor: the new one is built under another name first.
    fn swapped(&self, step: &Step, next: &Step) -> Option<Vec<Step>> {
        match (step, next) {
            (
                Step::Index(table, name, IndexAction::Drop),
                Step::Index(_, _, IndexAction::Create(index)),
            ) if self.is_whole(table) => {
                let aside = aside(name);
                let on = |name: &str, action| Step::Index(table.clone(), name.to_owned(), action);
                Some(vec![
                    on(&aside, IndexAction::CreateConcurrently(index.clone())),
                    on(name, IndexAction::DropConcurrently),
                    on(&aside, IndexAction::RenameTo(name.clone())),
                ])
            }
            (
                Step::Constraint(
                    table,
                    name,
                    ConstraintAction::Drop(ConstraintKind::Unique | ConstraintKind::PrimaryKey),
                ),
                Step::Constraint(_, _, ConstraintAction::Add(key)),
            ) if self.is_whole(table) => {
                let (index, aside) = (index_of(key)?, aside(name));
                let on = |name: &str, action| Step::Index(table.clone(), name.to_owned(), action);
                let using = ConstraintAction::AddUsingIndex(key.clone());
                Some(vec![
                    on(&aside, IndexAction::CreateConcurrently(index)),
                    step.clone(),
                    on(&aside, IndexAction::RenameTo(name.clone())),
                    Step::Constraint(table.clone(), name.clone(), using),
                ])
            }
            _ => None,
        }
    }

    /// The steps in place of one, or why there is no other way to do it.
    fn instead(&self, step: &Step) -> Result<Vec<Step>, Reason> {
        if let Some(table) = table_of(step)
            && !self.is_whole(table)
            && !matches!(
                step,
                Step::Constraint(_, _, ConstraintAction::Add(_))
                    | Step::Column(_, _, ColumnAction::SetNotNull)
            )
        {
            return Err(PARTITIONED);
        }
        match step {
            Step::Index(table, name, action) => {
                let action = match action {
                    IndexAction::Create(index) => IndexAction::CreateConcurrently(index.clone()),
                    IndexAction::Drop => IndexAction::DropConcurrently,
                    _ => return Err(NO_OTHER_WAY),
                };
                Ok(vec![Step::Index(table.clone(), name.clone(), action)])
            }
            Step::Constraint(table, name, ConstraintAction::Add(constraint)) => {
                self.constraint(table, name, constraint)
            }
            Step::Column(table, name, ColumnAction::SetNotNull) => Ok(self.not_null(table, name)),
            Step::Column(table, name, ColumnAction::Fill(fill)) => {
                let fill = ColumnAction::FillInBatches(fill.clone());
                Ok(vec![Step::Column(table.clone(), name.clone(), fill)])
            }
            Step::Column(table, _, ColumnAction::Add(column)) => self.filled(table, column),
            _ => Err(NO_OTHER_WAY),
        }
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
                    return Err(PARTITIONED);
                }
                let validity = Validity::NotValid;
                Constraint::ForeignKey(ForeignKey { validity, ..key.clone() })
            }
            Constraint::Check(check) if is_valid(check.validity) => {
                Constraint::Check(Check { validity: Validity::NotValid, ..check.clone() })
            }
            Constraint::PrimaryKey(_) | Constraint::Unique(_) => {
                if !self.is_whole(table) {
                    return Err(PARTITIONED);
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

    fn not_null(&self, table: &Qualified, column: &str) -> Vec<Step> {
        let (prove, set) = not_null(table, column, not_null_name(table, column), self.version);
        prove.into_iter().chain(set).collect()
    }

    /// A column whose default has a value of its own for each row: rows that are there get theirs in batches. What is
    /// computed or numbered by the server itself gets it in no other way.
    fn filled(&self, table: &Qualified, column: &Column) -> Result<Vec<Step>, Reason> {
        if column.identity.is_some() || column.generated.is_some() {
            return Err("the server itself gives it values");
        }
        let default = column.default.clone().ok_or(NO_OTHER_WAY)?;
        let name = &column.name;
        let on = |action| Step::Column(table.clone(), name.clone(), action);
        let bare = Column { default: None, nullable: true, ..column.clone() };
        let mut steps = vec![
            Step::add_column(table, bare),
            on(ColumnAction::SetDefault(default.clone())),
            on(ColumnAction::FillInBatches(default)),
        ];
        if !column.nullable {
            steps.extend(self.not_null(table, name));
        }
        Ok(steps)
    }

    /// Whether the table's rows are its own: nothing is built concurrently on a partitioned table, and its rows have no
    /// places.
    fn is_whole(&self, table: &Qualified) -> bool {
        let Pair { before, after } = self.schemas.map(|it| it.tables.get(table));
        before.or(after).is_none_or(|it| it.partition_by.is_none())
    }
}

/// What proves that a column has no nulls, and what makes it NOT NULL then.
///
/// Since Postgres 18 NOT NULL is itself a constraint that can be validated later (manual, ALTER TABLE). Before, a valid check
/// that says the same spares `SET NOT NULL` the look at the rows. It is dropped by a statement of its own: in one with
/// `SET NOT NULL`, it would be gone by then.
///
/// The name is the constraint's since Postgres 18; the check of older servers has a name of its own while it is there.
fn not_null(table: &Qualified, column: &str, name: String, version: i32) -> (Vec<Step>, Vec<Step>) {
    let column = column.to_owned();
    if version >= 180_000 {
        let validate = Step::Constraint(table.clone(), name.clone(), ConstraintAction::Validate);
        let declare = ColumnAction::DeclareNotNull(name);
        return (vec![Step::Column(table.clone(), column, declare), validate], Vec::new());
    }
    let name = name::suffixed(&format!("{}_{column}", table.name), "_is_not_null");
    let check = Check {
        expression: Expression::new(format!("{} IS NOT NULL", quote::ident(&column))),
        no_inherit: false,
        validity: Validity::NotValid,
    };
    let on = |action| Step::Constraint(table.clone(), name.clone(), action);
    let prove =
        vec![on(ConstraintAction::Add(Constraint::Check(check))), on(ConstraintAction::Validate)];
    let set = vec![
        Step::Column(table.clone(), column, ColumnAction::SetNotNull),
        on(ConstraintAction::Drop(ConstraintKind::Check)),
    ];
    (prove, set)
}

/// The name that Postgres itself gives to the constraint behind NOT NULL, since 18.
fn not_null_name(table: &Qualified, column: &str) -> String {
    name::implicit(&table.name, &[column], "not_null")
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
