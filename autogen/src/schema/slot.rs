//! The only way to walk expressions: each place of a table that contains one has an address. This module knows where
//! expressions are, not what they mean.

use super::{Column, Expression, Generated, Index, IndexKey, Table, stated};

/// A place that contains an expression, by the name of its object.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Slot<'a> {
    /// Of a column.
    Default(&'a str),
    /// The expression of a generated column.
    Generated(&'a str),
    Check(&'a str),
    /// The whole definition of an exclusion constraint.
    Exclusion(&'a str),
    /// The key of an index at this position.
    Key(&'a str, usize),
    /// Of an index.
    Predicate(&'a str),
    /// The partition key of the table.
    PartitionKey,
}

impl<'a> Slot<'a> {
    /// The column, constraint or index that it is a part of.
    #[must_use]
    pub fn owner(self) -> Option<&'a str> {
        match self {
            Self::Default(name)
            | Self::Generated(name)
            | Self::Check(name)
            | Self::Exclusion(name)
            | Self::Key(name, _)
            | Self::Predicate(name) => Some(name),
            Self::PartitionKey => None,
        }
    }
}

impl Table {
    /// Every expression, with its address.
    pub fn slots(&self) -> impl Iterator<Item = (Slot<'_>, &Expression)> {
        let columns = self.columns.iter().flat_map(Column::slots);
        let checks = self.checks.iter().map(|(name, it)| (Slot::Check(name), &it.expression));
        let exclusions = self.exclusions.iter();
        let exclusions = exclusions.map(|(name, it)| (Slot::Exclusion(name), &it.definition));
        let indexes = self.indexes.iter().flat_map(|(name, it)| it.slots(name));
        let partition = self.partition_by.iter().map(|it| (Slot::PartitionKey, &it.keys));
        columns.chain(checks).chain(exclusions).chain(indexes).chain(partition)
    }

    pub fn slots_mut(&mut self) -> impl Iterator<Item = (Slot<'_>, &mut Expression)> {
        let columns = self.columns.iter_mut().flat_map(Column::slots_mut);
        let checks = self.checks.iter_mut();
        let checks = checks.map(|(name, it)| (Slot::Check(name), &mut it.expression));
        let exclusions = self.exclusions.iter_mut();
        let exclusions = exclusions.map(|(name, it)| (Slot::Exclusion(name), &mut it.definition));
        let indexes = self.indexes.iter_mut().flat_map(|(name, it)| it.slots_mut(name));
        let partition = self.partition_by.iter_mut();
        let partition = partition.map(|it| (Slot::PartitionKey, &mut it.keys));
        columns.chain(checks).chain(exclusions).chain(indexes).chain(partition)
    }

    /// The expression at an address.
    #[must_use]
    pub fn slot(&self, slot: Slot<'_>) -> Option<&Expression> {
        match slot {
            Slot::Default(name) => self.column(name)?.default.as_ref(),
            Slot::Generated(name) => Some(&self.column(name)?.generated.as_ref()?.expression),
            Slot::Check(name) => Some(&self.checks.get(name)?.expression),
            Slot::Exclusion(name) => Some(&self.exclusions.get(name)?.definition),
            Slot::Key(name, at) => match &self.indexes.get(name)?.columns.get(at)?.key {
                IndexKey::Expression(expression) => Some(expression),
                IndexKey::Column(_) => None,
            },
            Slot::Predicate(name) => self.indexes.get(name)?.predicate.as_ref(),
            Slot::PartitionKey => Some(&self.partition_by.as_ref()?.keys),
        }
    }

    pub fn slot_mut(&mut self, slot: Slot<'_>) -> Option<&mut Expression> {
        match slot {
            Slot::Default(name) => self.column_mut(name)?.default.as_mut(),
            Slot::Generated(name) => {
                Some(&mut self.column_mut(name)?.generated.as_mut()?.expression)
            }
            Slot::Check(name) => Some(&mut self.checks.get_mut(name)?.expression),
            Slot::Exclusion(name) => Some(&mut self.exclusions.get_mut(name)?.definition),
            Slot::Key(name, at) => {
                match &mut self.indexes.get_mut(name)?.columns.get_mut(at)?.key {
                    IndexKey::Expression(expression) => Some(expression),
                    IndexKey::Column(_) => None,
                }
            }
            Slot::Predicate(name) => self.indexes.get_mut(name)?.predicate.as_mut(),
            Slot::PartitionKey => Some(&mut self.partition_by.as_mut()?.keys),
        }
    }
}

impl Column {
    pub fn slots(&self) -> impl Iterator<Item = (Slot<'_>, &Expression)> {
        of_column(&self.name, self.default.as_ref(), self.generated.as_deref())
    }

    pub fn slots_mut(&mut self) -> impl Iterator<Item = (Slot<'_>, &mut Expression)> {
        of_column_mut(&self.name, self.default.as_mut(), self.generated.as_deref_mut())
    }
}

impl Index {
    /// Those of an index with this name.
    pub fn slots<'a>(&'a self, name: &'a str) -> impl Iterator<Item = (Slot<'a>, &'a Expression)> {
        let keys = self.columns.iter().enumerate().filter_map(move |(at, it)| match &it.key {
            IndexKey::Expression(expression) => Some((Slot::Key(name, at), expression)),
            IndexKey::Column(_) => None,
        });
        keys.chain(self.predicate.iter().map(move |it| (Slot::Predicate(name), it)))
    }

    pub fn slots_mut<'a>(
        &'a mut self,
        name: &'a str,
    ) -> impl Iterator<Item = (Slot<'a>, &'a mut Expression)> {
        let keys = self.columns.iter_mut().enumerate();
        let keys = keys.filter_map(move |(at, it)| match &mut it.key {
            IndexKey::Expression(expression) => Some((Slot::Key(name, at), expression)),
            IndexKey::Column(_) => None,
        });
        keys.chain(self.predicate.iter_mut().map(move |it| (Slot::Predicate(name), it)))
    }
}

impl stated::Table {
    /// Every expression, with its address.
    pub fn slots(&self) -> impl Iterator<Item = (Slot<'_>, &Expression)> {
        let columns = self.columns.iter();
        let columns = columns
            .flat_map(|it| of_column(&it.name, it.default.as_ref(), it.generated.as_deref()));
        let checks = self.checks.iter();
        let checks = checks.map(|it| (Slot::Check(&it.name), &it.value.expression));
        let exclusions = self.exclusions.iter();
        let exclusions = exclusions.map(|it| (Slot::Exclusion(&it.name), &it.value.definition));
        let indexes = self.indexes.iter().flat_map(|it| it.value.slots(&it.name));
        columns.chain(checks).chain(exclusions).chain(indexes)
    }

    pub fn slots_mut(&mut self) -> impl Iterator<Item = (Slot<'_>, &mut Expression)> {
        let columns = self.columns.iter_mut().flat_map(|it| {
            of_column_mut(&it.name, it.default.as_mut(), it.generated.as_deref_mut())
        });
        let checks = self.checks.iter_mut();
        let checks = checks.map(|it| (Slot::Check(&it.name), &mut it.value.expression));
        let exclusions = self.exclusions.iter_mut();
        let exclusions = exclusions.map(|it| (Slot::Exclusion(&it.name), &mut it.value.definition));
        let indexes = self.indexes.iter_mut().flat_map(|it| it.value.slots_mut(&it.name));
        columns.chain(checks).chain(exclusions).chain(indexes)
    }
}

fn of_column<'a>(
    name: &'a str,
    default: Option<&'a Expression>,
    generated: Option<&'a Generated>,
) -> impl Iterator<Item = (Slot<'a>, &'a Expression)> {
    let default = default.map(|it| (Slot::Default(name), it));
    default.into_iter().chain(generated.map(|it| (Slot::Generated(name), &it.expression)))
}

fn of_column_mut<'a>(
    name: &'a str,
    default: Option<&'a mut Expression>,
    generated: Option<&'a mut Generated>,
) -> impl Iterator<Item = (Slot<'a>, &'a mut Expression)> {
    let default = default.map(|it| (Slot::Default(name), it));
    default.into_iter().chain(generated.map(|it| (Slot::Generated(name), &mut it.expression)))
}
