//! Keys and indexes of a table that replace others. The new ones are built before the old ones are dropped, so that at any
//! time one of the two is in force and queries can use it.

use std::collections::BTreeSet;

use super::{PARTITIONED, Reason, Staging, aside, index_of, table_of};
use crate::{
    plan::step::{
        ColumnAction, Commented, Constraint, ConstraintAction, ConstraintKind, IndexAction, Step,
    },
    schema::{Index, IndexKey, Qualified, Table},
};

const KEY_CHANGES: Reason = "a column of a key that it replaces changes before";

/// The keys and indexes of a table that are created, and those that are dropped for them.
pub(super) struct Group<'a> {
    table: &'a Qualified,
    news: Vec<(usize, New<'a>)>,
    /// What is dropped, by place.
    drops: Vec<usize>,
}

/// The steps that replace those of a group, at the last of their places.
pub(super) struct Replaced {
    pub(super) steps: Vec<Step>,
    pub(super) places: BTreeSet<usize>,
    pub(super) last: usize,
}

/// What a step creates.
#[derive(Clone, Copy)]
struct New<'a> {
    name: &'a String,
    built: Built<'a>,
}

#[derive(Clone, Copy)]
enum Built<'a> {
    Index(&'a Index),
    /// A primary key or a unique constraint.
    Key(&'a Constraint),
}

impl<'a> New<'a> {
    fn of(step: &'a Step) -> Option<Self> {
        let (name, built) = match step {
            Step::Index(_, name, IndexAction::Create(index)) => (name, Built::Index(index)),
            Step::Constraint(_, name, ConstraintAction::Add(constraint)) => match constraint {
                Constraint::PrimaryKey(_) | Constraint::Unique(_) => (name, Built::Key(constraint)),
                Constraint::ForeignKey(_) | Constraint::Check(_) | Constraint::Exclusion(_) => {
                    return None;
                }
            },
            _ => return None,
        };
        Some(Self { name, built })
    }

    fn is_key(self) -> bool {
        match self.built {
            Built::Index(index) => index.unique,
            Built::Key(_) => true,
        }
    }
}

impl<'a> Group<'a> {
    /// The group of a table, as far as its steps are wanted in stages; `None` if nothing is replaced.
    pub(super) fn of(
        table: &'a Qualified,
        steps: &'a [Step],
        before: &Table,
        is_wanted: impl Fn(usize) -> bool,
    ) -> Option<Self> {
        let own = || steps.iter().enumerate().filter(|(_, it)| table_of(it) == Some(table));
        let dropped = |name: &String| {
            own().any(|(_, it)| matches!(it, Step::Index(_, own, IndexAction::Drop) if own == name))
        };
        let news = own().filter(|(at, _)| is_wanted(*at));
        let news = news.filter_map(|(at, step)| Some((at, New::of(step)?)));
        let news: Vec<_> = news.filter(|(_, it)| it.is_key() || dropped(it.name)).collect();
        let last = news.last()?.0;
        let is_dropped = |step: &Step| match step {
            Step::Index(_, name, IndexAction::Drop) => {
                let is_unique = before.indexes.get(name).is_some_and(|it| it.unique);
                is_unique || news.iter().any(|(_, it)| it.name == name)
            }
            Step::Constraint(_, _, ConstraintAction::Drop(kind)) => {
                matches!(kind, ConstraintKind::PrimaryKey | ConstraintKind::Unique)
            }
            _ => false,
        };
        let drops = own().take_while(|(at, _)| *at < last).filter(|(_, it)| is_dropped(it));
        let drops: Vec<usize> = drops.map(|(at, _)| at).collect();
        (!drops.is_empty()).then_some(Self { table, news, drops })
    }

    /// Whether something unique is created.
    pub(super) fn has_key(&self) -> bool {
        self.news.iter().any(|(_, it)| it.is_key())
    }

    /// The places from the first drop to the last new one.
    pub(super) fn range(&self) -> std::ops::RangeInclusive<usize> {
        let first = self.drops.first().copied().unwrap_or_default();
        let last = self.news.last().map_or(first, |(at, _)| *at);
        first..=last
    }

    /// Whether a step sets a property of what is created, such as its comment.
    fn sets(&self, step: &Step) -> bool {
        let is_new = |table: &Qualified, name: &String| {
            table == self.table && self.news.iter().any(|(_, it)| it.name == name)
        };
        match step {
            Step::Comment(Commented::Constraint(table, name), _) => is_new(table, name),
            Step::Comment(Commented::Index(index), _) => {
                index.schema == self.table.schema && is_new(self.table, &index.name)
            }
            Step::Index(table, name, action) => {
                let is_own = matches!(action, IndexAction::Create(_) | IndexAction::Drop);
                !is_own && is_new(table, name)
            }
            Step::Constraint(table, name, action) => {
                let is_own = matches!(action, ConstraintAction::Add(_) | ConstraintAction::Drop(_));
                !is_own && is_new(table, name)
            }
            _ => false,
        }
    }

    pub(super) fn table(&self) -> &'a Qualified {
        self.table
    }
}

impl Staging<'_> {
    pub(super) fn replaced(&self, steps: &[Step], group: &Group<'_>) -> Result<Replaced, Reason> {
        let Group { table, news, drops } = group;
        let before = self.schemas.before.tables.get(*table);
        let before = before.filter(|it| it.partition_by.is_none()).ok_or(PARTITIONED)?;
        let (first, last) = group.range().into_inner();
        if !stay(before, steps, drops, &steps[first + 1..last], table) {
            return Err(KEY_CHANGES);
        }
        let is_taken = |name: &String| {
            before.uniques.contains_key(name)
                || before.indexes.contains_key(name)
                || before.primary_key.as_ref().is_some_and(|it| it.name == *name)
        };
        let on = |name: &str, action| Step::Index((*table).clone(), name.to_owned(), action);
        let (mut instead, mut swapped) = (Vec::new(), Vec::new());
        for (_, New { name, built }) in news {
            let index = match built {
                Built::Index(index) => (*index).clone(),
                Built::Key(key) => index_of(key).ok_or(super::OVERLAPS)?,
            };
            let own = if is_taken(name) { aside(name) } else { (*name).clone() };
            instead.push(on(&own, IndexAction::CreateConcurrently(index)));
            if own != **name {
                swapped.push(on(&own, IndexAction::RenameTo((*name).clone())));
            }
            if let Built::Key(key) = built {
                let using = ConstraintAction::AddUsingIndex((*key).clone());
                swapped.push(Step::Constraint((*table).clone(), (*name).clone(), using));
            }
        }
        let keys = self.keys_to(table, steps, last);
        instead.extend(keys.iter().map(|it| steps[*it].clone()));
        let (indexes, constraints): (Vec<_>, Vec<_>) =
            drops.iter().map(|it| &steps[*it]).partition(|it| matches!(it, Step::Index(..)));
        instead.extend(indexes.into_iter().filter_map(|it| match it {
            Step::Index(_, name, _) => Some(on(name, IndexAction::DropConcurrently)),
            _ => None,
        }));
        instead.extend(constraints.into_iter().cloned());
        instead.extend(swapped);
        let later = steps.iter().enumerate().take(last).skip(first + 1);
        let later: Vec<usize> = later.filter(|(_, it)| group.sets(it)).map(|(at, _)| at).collect();
        instead.extend(later.iter().map(|it| steps[*it].clone()));
        let places = news.iter().map(|(at, _)| *at).chain(drops.iter().copied());
        let places = places.chain(keys).chain(later);
        Ok(Replaced { steps: instead, places: places.collect(), last })
    }

    /// The steps that drop foreign keys to the table: they are in force until their key is dropped.
    fn keys_to(&self, table: &Qualified, steps: &[Step], last: usize) -> Vec<usize> {
        let leads_here = |owner: &Qualified, name: &str| {
            let owner = self.schemas.before.tables.get(owner);
            let key = owner.and_then(|it| it.foreign_keys.get(name));
            key.is_some_and(|it| it.references == *table)
        };
        let keys = steps[..last].iter().enumerate().filter(|(place, step)| match step {
            Step::Constraint(owner, name, ConstraintAction::Drop(ConstraintKind::ForeignKey)) => {
                let mut later = steps[place + 1..last].iter();
                leads_here(owner, name)
                    && later
                        .all(|it| table_of(it) != Some(owner) || lets_stay(it) || owner == table)
            }
            _ => false,
        });
        keys.map(|(place, _)| place).collect()
    }
}

/// Whether the keys and indexes that are dropped can stay until these steps of their table have run.
fn stay(
    before: &Table,
    steps: &[Step],
    drops: &[usize],
    later: &[Step],
    table: &Qualified,
) -> bool {
    let columns = drops.iter().map(|it| columns_of(&steps[*it], before));
    let Some(columns) = columns.collect::<Option<Vec<_>>>() else {
        return later.iter().all(|it| table_of(it) != Some(table) || lets_stay(it));
    };
    let columns: BTreeSet<&String> = columns.into_iter().flatten().collect();
    later.iter().filter(|it| table_of(it) == Some(table)).all(|step| match step {
        Step::Column(_, name, _) => !columns.contains(name) || lets_stay(step),
        _ => lets_stay(step),
    })
}

/// The columns of what a step drops; `None` if an expression is a part of it.
fn columns_of<'a>(step: &Step, before: &'a Table) -> Option<Vec<&'a String>> {
    match step {
        Step::Index(_, name, _) => {
            let index = before.indexes.get(name)?;
            let has_expressions = index.slots("").next().is_some();
            let columns = index.columns.iter().filter_map(|it| match &it.key {
                IndexKey::Column(name) => Some(name),
                IndexKey::Expression(_) => None,
            });
            (!has_expressions).then(|| columns.chain(&index.include).collect())
        }
        Step::Constraint(_, name, _) => {
            if let Some(unique) = before.uniques.get(name) {
                return Some(unique.columns.iter().chain(&unique.include).collect());
            }
            let key = before.primary_key.as_ref().filter(|it| it.name == *name)?;
            Some(key.columns.iter().chain(&key.include).collect())
        }
        _ => None,
    }
}

/// Whether what is on the table can stay while the step runs.
fn lets_stay(step: &Step) -> bool {
    match step {
        Step::Column(_, _, action) => !matches!(
            action,
            ColumnAction::Drop
                | ColumnAction::RenameTo(_)
                | ColumnAction::SetType { .. }
                | ColumnAction::DropNotNull
                | ColumnAction::DropExpression
        ),
        Step::Table(..) => false,
        _ => true,
    }
}
