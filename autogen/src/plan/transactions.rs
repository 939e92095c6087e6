//! Which steps of a plan share a transaction. A lock is held until its transaction ends, so steps that are quick under a
//! strong lock and steps that are slow under a weak one are kept apart.

use std::collections::BTreeSet;

use super::{
    online::table_of,
    step::{
        ColumnAction, Constraint, ConstraintAction, ConstraintKind, IndexAction, Step, TableAction,
        TypeAction,
    },
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

    /// Whether a step has its own transaction: it cannot run with others, it is slow under a weak lock (other steps could
    /// make the lock strong), it is slow under a strong lock, or it locks two tables.
    fn is_alone(&self, step: &Step, tied: &Tied<'_>) -> bool {
        let locks_alone = matches!(
            step,
            Step::Table(_, TableAction::Drop)
                | Step::Constraint(
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

/// Whether the second needs none of the locks of the first: they are about different tables, or another column is replaced.
fn is_apart(one: &Step, next: &Step) -> bool {
    let begins =
        matches!(next, Step::Column(_, _, ColumnAction::Succeed(_, Succession::CreateFunction)));
    let is_part = |it: &&Step| !matches!(it, Step::Table(..));
    let tables = [one, next].map(|it| Some(it).filter(is_part).and_then(table_of));
    begins || matches!(tables, [Some(one), Some(next)] if one != next)
}

/// The constraints on which these steps take such an action.
fn constraints(steps: &[Step], is: fn(&ConstraintAction) -> bool) -> BTreeSet<(&Qualified, &str)> {
    let own = steps.iter().filter_map(|step| match step {
        Step::Constraint(table, name, action) if is(action) => Some((table, name.as_str())),
        _ => None,
    });
    own.collect()
}

/// Whether a step drops the key or index that the one of the other step replaces.
fn gives_way(old: &Step, new: &Step) -> bool {
    match (old, new) {
        (
            Step::Constraint(table, _, ConstraintAction::Drop(ConstraintKind::PrimaryKey)),
            Step::Constraint(of, _, ConstraintAction::Add(Constraint::PrimaryKey(_))),
        ) => table == of,
        (
            Step::Constraint(table, name, ConstraintAction::Drop(_))
            | Step::Index(table, name, IndexAction::Drop),
            Step::Constraint(of, own, ConstraintAction::Add(_))
            | Step::Index(of, own, IndexAction::Create(_)),
        ) => table == of && name == own,
        _ => false,
    }
}

/// The steps that share a transaction even in stages: a change of type at once, with the constraints that are dropped and
/// recreated for it; and everything that happens to a table until a key that is added at once has replaced another.
struct Tied<'a> {
    steps: Vec<&'a Step>,
    constraints: BTreeSet<(&'a Qualified, &'a str)>,
}

impl<'a> Tied<'a> {
    fn of(transactions: &Transactions, steps: &'a [Step]) -> Self {
        let at_once = |step: &&Step| transactions.blocks(step).is_some();
        let is_type =
            |step: &&Step| matches!(step, Step::Column(_, _, ColumnAction::SetType { .. }));
        let mut tied: Vec<&Step> = steps.iter().filter(is_type).filter(at_once).collect();
        let constraints = if tied.is_empty() {
            BTreeSet::new()
        } else {
            let dropped = constraints(steps, |it| matches!(it, ConstraintAction::Drop(_)));
            let added = constraints(steps, |it| matches!(it, ConstraintAction::Add(_)));
            dropped.intersection(&added).copied().collect()
        };
        for (at, new) in steps.iter().enumerate().filter(|(_, it)| at_once(it)) {
            if let Some(first) = steps[..at].iter().position(|old| gives_way(old, new)) {
                let own = steps[first..=at].iter().filter(|it| table_of(it) == table_of(new));
                tied.extend(own);
            }
        }
        Self { steps: tied, constraints }
    }

    fn has(&self, step: &Step) -> bool {
        match step {
            Step::Constraint(table, name, ConstraintAction::Drop(_) | ConstraintAction::Add(_)) => {
                self.constraints.contains(&(table, name.as_str())) || self.steps.contains(&step)
            }
            _ => self.steps.contains(&step),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Blocking, Step, Transactions};
    use crate::{
        plan::step::{ColumnAction, Constraint, ConstraintAction, ConstraintKind, IndexAction},
        schema::{Deferrable, Index, IndexColumn, IndexKey, PrimaryKey, Qualified, Unique},
    };

    fn table() -> Qualified {
        Qualified::new("public", "t")
    }

    fn constraint(name: &str, action: ConstraintAction) -> Step {
        Step::Constraint(table(), name.to_owned(), action)
    }

    fn index(name: &str, action: IndexAction) -> Step {
        Step::Index(table(), name.to_owned(), action)
    }

    fn primary_key() -> Constraint {
        let columns = vec!["id".to_owned()];
        Constraint::PrimaryKey(PrimaryKey {
            name: "t_key".to_owned(),
            columns,
            include: Vec::new(),
            deferrable: Deferrable::No,
            without_overlaps: false,
        })
    }

    fn unique() -> Constraint {
        Constraint::Unique(Unique {
            columns: vec!["id".to_owned()],
            include: Vec::new(),
            nulls_not_distinct: false,
            deferrable: Deferrable::No,
            without_overlaps: false,
        })
    }

    /// How many transactions the steps take if the last one blocks programs.
    fn n_parts(old: Step, new: Step) -> usize {
        let elsewhere = Qualified::new("public", "u");
        let between = [table(), elsewhere]
            .map(|it| Step::Column(it, "c".to_owned(), ColumnAction::DropNotNull));
        let [own, other] = between;
        let blocking = vec![Blocking { step: new.clone(), why: String::new() }];
        let steps = [old, own, other, new];
        Transactions::Several { blocking }.parts(&steps).len()
    }

    /// The table is without its key for no longer than a transaction.
    #[test]
    fn a_key_that_is_added_at_once_is_in_the_transaction_of_the_one_it_replaces() {
        let drop = |name: &str, kind| constraint(name, ConstraintAction::Drop(kind));
        let add = |name: &str, it| constraint(name, ConstraintAction::Add(it));
        let made = Index {
            columns: vec![IndexColumn::new(IndexKey::Column("id".to_owned()))],
            unique: true,
            nulls_not_distinct: false,
            method: "btree".to_owned(),
            include: Vec::new(),
            predicate: None,
            with: [].into(),
        };
        let create = |name: &str| index(name, IndexAction::Create(made.clone()));
        let (primary, of_unique) = (ConstraintKind::PrimaryKey, ConstraintKind::Unique);
        for (old, new, n) in [
            // A table has one primary key, whatever its name is.
            (drop("t_pkey", primary), add("t_key", primary_key()), 1),
            (drop("t_uq", of_unique), add("t_uq", unique()), 1),
            (index("t_uq", IndexAction::Drop), add("t_uq", unique()), 1),
            (index("t_uq", IndexAction::Drop), create("t_uq"), 1),
            (drop("t_uq", of_unique), create("t_uq"), 1),
            (drop("t_uq", of_unique), add("other", unique()), 3),
            (drop("t_uq", of_unique), add("t_key", primary_key()), 3),
            (index("t_ix", IndexAction::Drop), create("other"), 3),
        ] {
            assert_eq!(n_parts(old.clone(), new.clone()), n, "{old:?}, {new:?}");
        }
    }
}
