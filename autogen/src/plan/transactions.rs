//! Which steps of a plan share a transaction. A lock is held until its transaction ends, so that what is quick under a
//! strong lock, and what is slow under a weak one, are apart.

use std::collections::BTreeSet;

use super::{
    online::table_of,
    step::{ColumnAction, ConstraintAction, ConstraintKind, Step, TypeAction},
    successor::Succession,
};
use crate::schema::Qualified;

/// How many transactions a direction takes.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum Transactions {
    /// All steps in one.
    #[default]
    One,
    /// As few as possible without blocking anybody longer than necessary.
    Several {
        /// The steps that block somebody anyway.
        blocking: Vec<Blocking>,
    },
}

/// A step that blocks programs because it cannot run in stages.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Blocking {
    pub step: Step,
    /// The reason.
    pub why: String,
}

impl Transactions {
    /// The step's entry, if it blocks somebody anyway.
    #[must_use]
    pub fn blocks(&self, step: &Step) -> Option<&Blocking> {
        match self {
            Self::One => None,
            Self::Several { blocking } => blocking.iter().find(|it| it.step == *step),
        }
    }

    /// The steps by transaction, in order.
    #[must_use]
    pub fn parts<'a>(&self, steps: &'a [Step]) -> Vec<&'a [Step]> {
        if *self == Self::One {
            return vec![steps];
        }
        let tied = Tied::of(self, steps);
        let is_together = |one: &Step, next: &Step| {
            let is_alone = self.is_alone(one, &tied) || self.is_alone(next, &tied);
            let is_tied = tied.has(one) || tied.has(next);
            !is_alone && (is_tied || !is_apart(one, next))
        };
        steps.chunk_by(|one, next| is_together(one, next)).collect()
    }

    /// Whether a step has a transaction of its own: it cannot run with others, it is slow under a weak lock (other steps
    /// could make the lock strong), it is slow under a strong lock, or it locks two tables.
    fn is_alone(&self, step: &Step, tied: &Tied<'_>) -> bool {
        let locks_alone = matches!(
            step,
            Step::Constraint(
                _,
                _,
                ConstraintAction::Validate | ConstraintAction::Drop(ConstraintKind::ForeignKey)
            )
        );
        // Nothing can use a new label before it is committed (manual, ALTER TYPE).
        let is_label = matches!(
            step,
            Step::Type(_, TypeAction::AddLabel(..) | TypeAction::AddLabelIfMissing(..))
        );
        let is_alone = locks_alone || self.blocks(step).is_some() || is_label;
        (is_alone || step.in_transaction().is_some()) && !tied.has(step)
    }
}

/// Whether the second needs none of the locks of the first: parts of different tables, or another column's succession.
fn is_apart(one: &Step, next: &Step) -> bool {
    let begins =
        matches!(next, Step::Column(_, _, ColumnAction::Succeed(_, Succession::CreateFunction)));
    let is_part = |it: &&Step| !matches!(it, Step::Table(..));
    let tables = [one, next].map(|it| Some(it).filter(is_part).and_then(table_of));
    begins || matches!(tables, [Some(one), Some(next)] if one != next)
}

/// What is all or nothing even in stages: a change of type that is done at once, and constraints that are dropped for it
/// and come back.
struct Tied<'a> {
    types: Vec<&'a Step>,
    constraints: BTreeSet<(&'a Qualified, &'a str)>,
}

impl<'a> Tied<'a> {
    fn of(transactions: &Transactions, steps: &'a [Step]) -> Self {
        let is_at_once = |step: &&Step| {
            matches!(step, Step::Column(_, _, ColumnAction::SetType { .. }))
                && transactions.blocks(step).is_some()
        };
        let types: Vec<&Step> = steps.iter().filter(is_at_once).collect();
        let of = |is: fn(&ConstraintAction) -> bool| -> BTreeSet<(&Qualified, &str)> {
            let all = steps.iter().filter_map(|step| match step {
                Step::Constraint(table, name, action) if is(action) => Some((table, name.as_str())),
                _ => None,
            });
            all.collect()
        };
        let dropped = of(|it| matches!(it, ConstraintAction::Drop(_)));
        let added = of(|it| matches!(it, ConstraintAction::Add(_)));
        let constraints = if types.is_empty() {
            BTreeSet::new()
        } else {
            dropped.intersection(&added).copied().collect()
        };
        Self { types, constraints }
    }

    fn has(&self, step: &Step) -> bool {
        match step {
            Step::Constraint(table, name, ConstraintAction::Drop(_) | ConstraintAction::Add(_)) => {
                self.constraints.contains(&(table, name.as_str()))
            }
            _ => self.types.contains(&step),
        }
    }
}
