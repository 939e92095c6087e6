//! Partitioned tables in stages: partition by partition, and then the table itself, for which nothing is left to build.
//!
//! The partitions are those of the database that is compared. If another database has more, the last step fails and says so.

use std::collections::BTreeSet;

use super::{Reason, Staging, index_of};
use crate::{
    plan::step::{ColumnAction, Constraint, ConstraintAction, IndexAction, Step},
    schema::{
        Expression, ForeignKey, Index, Qualified, Validity, name,
        partition::{Partition, PartitionKind},
    },
};

/// What is built on each partition.
enum Built<'a> {
    Index(&'a Index),
    /// A primary key or unique constraint, and its index.
    Key(&'a Constraint, Index),
}

impl Staging<'_> {
    pub(super) fn index_by_partition(
        &self,
        table: &Qualified,
        name: &str,
        index: &Index,
    ) -> Result<Vec<Step>, Reason> {
        self.by_partition(table, name, &Built::Index(index))
    }

    /// A primary key or a unique constraint.
    pub(super) fn key_by_partition(
        &self,
        table: &Qualified,
        name: &str,
        key: &Constraint,
    ) -> Result<Vec<Step>, Reason> {
        let index = index_of(key).ok_or(super::OVERLAPS)?;
        self.by_partition(table, name, &Built::Key(key, index))
    }

    fn by_partition(
        &self,
        table: &Qualified,
        name: &str,
        built: &Built<'_>,
    ) -> Result<Vec<Step>, Reason> {
        let partitions = self.partitions(table)?;
        let names = own_names(name, partitions);
        let mut steps = vec![built.on_only(table, name)];
        for (partition, own) in partitions.iter().zip(&names) {
            match partition.kind {
                PartitionKind::Partitioned => steps.push(built.on_only(&partition.name, own)),
                PartitionKind::Table | PartitionKind::Foreign => {
                    steps.extend(built.on(&partition.name, own));
                }
            }
        }
        // The innermost first: each is valid once it has all its parts.
        for (partition, own) in partitions.iter().zip(&names).rev() {
            let above = partitions.iter().zip(&names).find(|(it, _)| it.name == partition.of);
            let above = above.map_or(name, |(_, own)| own.as_str());
            let own = Qualified::new(partition.name.schema.clone(), own.as_str());
            let attach = IndexAction::AttachPartition(own);
            steps.push(Step::Index(partition.of.clone(), above.to_owned(), attach));
        }
        steps.push(Step::Index(table.clone(), name.to_owned(), IndexAction::RequireValid));
        Ok(steps)
    }

    /// A foreign key that cannot be validated later, as before Postgres 18 (manual, ALTER TABLE): each partition can have the
    /// same one, and the table then takes these over.
    pub(super) fn foreign_key_by_partition(
        &self,
        table: &Qualified,
        name: &str,
        key: &ForeignKey,
    ) -> Result<Vec<Step>, Reason> {
        let later = ForeignKey { validity: Validity::NotValid, ..key.clone() };
        let on =
            |table: &Qualified, action| Step::Constraint(table.clone(), name.to_owned(), action);
        let mut steps = Vec::new();
        for partition in self.leaves(table)? {
            steps.push(Step::add(partition, name, Constraint::ForeignKey(later.clone())));
            steps.push(on(partition, ConstraintAction::Validate));
        }
        steps.push(on(table, ConstraintAction::AddOfPartitions(key.clone())));
        Ok(steps)
    }

    /// Fills a column in batches, partition by partition, because only partitions store rows.
    pub(super) fn fill(
        &self,
        table: &Qualified,
        column: &str,
        value: &Expression,
    ) -> Result<Vec<Step>, Reason> {
        let fill = |table: &Qualified| {
            let fill = ColumnAction::FillInBatches(value.clone());
            Step::Column(table.clone(), column.to_owned(), fill)
        };
        if self.is_whole(table) {
            return Ok(vec![fill(table)]);
        }
        Ok(self.leaves(table)?.map(fill).collect())
    }

    fn leaves(&self, table: &Qualified) -> Result<impl Iterator<Item = &Qualified>, Reason> {
        let leaves = self.partitions(table)?.iter();
        Ok(leaves.filter(|it| it.kind == PartitionKind::Table).map(|it| &it.name))
    }

    /// Each after its parent.
    fn partitions(&self, table: &Qualified) -> Result<&[Partition], Reason> {
        let partitions = self.partitions.get(table).map(Vec::as_slice).unwrap_or_default();
        if partitions.iter().any(|it| it.kind == PartitionKind::Foreign) {
            return Err("a partition is a foreign table");
        }
        Ok(partitions)
    }
}

impl Built<'_> {
    fn on_only(&self, table: &Qualified, name: &str) -> Step {
        match self {
            Self::Index(index) => {
                let action = IndexAction::CreateOnOnly((*index).clone());
                Step::Index(table.clone(), name.to_owned(), action)
            }
            Self::Key(key, _) => {
                let action = ConstraintAction::AddOnOnly((*key).clone());
                Step::Constraint(table.clone(), name.to_owned(), action)
            }
        }
    }

    fn on(&self, table: &Qualified, name: &str) -> Vec<Step> {
        let create = |index: &Index| {
            let action = IndexAction::CreateConcurrently(index.clone());
            Step::Index(table.clone(), name.to_owned(), action)
        };
        match self {
            Self::Index(index) => vec![create(index)],
            Self::Key(key, index) => {
                let using = ConstraintAction::AddUsingIndex((*key).clone());
                vec![create(index), Step::Constraint(table.clone(), name.to_owned(), using)]
            }
        }
    }
}

/// The names of an index's parts: `stories_2026` and `stories_title` give `stories_2026_stories_title`. If that is too long,
/// it is cut as Postgres does, and two may be equal.
fn own_names(index: &str, partitions: &[Partition]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let tables: BTreeSet<&String> = partitions.iter().map(|it| &it.name.name).collect();
    for Partition { name, .. } in partitions {
        let is_free = |it: &String| !names.contains(it) && !tables.contains(it) && it != index;
        let whole = format!("{}_{index}", name.name);
        let whole = (whole.len() <= name::MAX_BYTES).then_some(whole);
        let cut = |ending: &str| name::implicit(&name.name, &[index], ending);
        let numbered = (1..).map(|n: u32| cut(&format!("idx{n}")));
        let own = whole.into_iter().chain([cut("idx")]).chain(numbered).find(is_free);
        names.extend(own);
    }
    names
}
