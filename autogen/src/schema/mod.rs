//! The vocabulary of a Postgres schema: plain values, with Postgres' own words for its objects.
//!
//! There are two dialects. [`Schema`] is complete, like a catalog: every facet has a value. [`stated`] is what
//! entities (and `schema.lock`) state, where facets may be missing. This module knows neither a database nor Rust
//! source.

#[cfg(test)]
pub(crate) mod arbitrary;
pub mod array;
pub mod by_name;
pub mod collation;
pub mod column;
pub mod companion;
pub mod constraint;
pub mod declared;
pub mod dependent;
pub mod diagnostic;
pub mod effect;
pub mod enumeration;
pub mod expression;
pub mod extension;
pub mod follower;
pub mod index;
pub mod marks;
pub mod name;
pub mod normalize;
pub mod number;
pub mod pair;
pub mod partition;
pub mod quote;
pub mod relation;
pub mod relative;
pub mod sequence;
pub mod shared;
pub mod since;
pub mod slot;
pub mod spread;
pub mod stated;
pub mod table;
pub mod tokens;
pub mod types;
pub mod undecided;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

pub use self::{
    by_name::ByName,
    collation::Collation,
    column::{Column, Generated, GeneratedKind, NAMES_NOT_NULL},
    constraint::{Action, Check, Deferrable, Exclusion, ForeignKey, PrimaryKey, Unique, Validity},
    declared::{Address, Declarations, Declared},
    enumeration::Enum,
    expression::Expression,
    extension::Extension,
    index::{Index, IndexColumn, IndexKey, Nulls, OperatorClass, Order},
    marks::Marks,
    name::Qualified,
    pair::Pair,
    partition::{PartitionKey, PartitionStrategy},
    sequence::{Identity, IdentityKind, IntegerType, Owner, Sequence, SequenceOptions},
    shared::SharedTypes,
    slot::Slot,
    spread::Spread,
    table::Table,
    types::{ColumnType, TypeName},
};

/// Everything that `autogen` knows about a database, or about a desired state of it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Schema {
    /// Postgres schemas (`CREATE SCHEMA`), by name.
    pub namespaces: BTreeMap<String, Namespace>,
    /// Installed extensions, by name.
    pub extensions: BTreeMap<String, Extension>,
    /// Enum types.
    pub enums: BTreeMap<Qualified, Enum>,
    /// The base types of the domains that columns use. Domains are never changed; they only tell what a column can
    /// hold.
    pub domains: BTreeMap<Qualified, Arc<ColumnType>>,
    /// Sequences that belong to no identity or serial column.
    pub sequences: BTreeMap<Qualified, Sequence>,
    /// Ordinary and partitioned tables.
    /// A copy of a schema shares its tables until one of the two changes: see [`Schema::tables_mut`].
    pub tables: BTreeMap<Qualified, Arc<Table>>,
    /// What SQL files declare, and declared. Nothing else beside tables is in it.
    pub declared: Declarations,
}

impl Schema {
    /// Whether the names of NOT NULL constraints are compared.
    #[must_use]
    pub fn names_not_null(&self) -> bool {
        self.tables.values().any(|it| it.names_not_null())
    }

    /// Leaves these names open.
    pub fn forget_not_null_names(&mut self) {
        for (_, table) in self.tables_that(|_, it| it.names_not_null()) {
            table.columns.iter_mut().for_each(|it| it.not_null = None);
        }
    }

    /// The same with only these tables.
    #[must_use]
    pub fn with_tables(&self, tables: impl Iterator<Item = (Qualified, Arc<Table>)>) -> Self {
        let Self { namespaces, extensions, enums, domains, sequences, tables: _, declared } = self;
        Self {
            namespaces: namespaces.clone(),
            extensions: extensions.clone(),
            enums: enums.clone(),
            domains: domains.clone(),
            sequences: sequences.clone(),
            tables: tables.collect(),
            declared: declared.clone(),
        }
    }

    /// The enums that columns use.
    #[must_use]
    pub fn used_enums(&self) -> BTreeSet<&Qualified> {
        let columns = self.tables.values().flat_map(|table| &table.columns);
        let used = columns.filter_map(|column| match &column.ty.name {
            TypeName::Enum(name) => Some(name),
            TypeName::Builtin(_) | TypeName::Extension(..) | TypeName::Other(_) => None,
        });
        used.collect()
    }

    /// A table, no longer shared.
    pub fn table_mut(&mut self, name: &Qualified) -> Option<&mut Table> {
        self.tables.get_mut(name).map(Arc::make_mut)
    }

    /// All tables, no longer shared.
    pub fn tables_mut(&mut self) -> impl Iterator<Item = (&Qualified, &mut Table)> {
        self.tables.iter_mut().map(|(name, table)| (name, Arc::make_mut(table)))
    }

    /// The tables that satisfy a condition, no longer shared. The others stay shared.
    pub fn tables_that(
        &mut self,
        holds: impl Fn(&Qualified, &Table) -> bool,
    ) -> impl Iterator<Item = (&Qualified, &mut Table)> {
        let tables = self.tables.iter_mut().filter(move |(name, table)| holds(name, table));
        tables.map(|(name, table)| (name, Arc::make_mut(table)))
    }

    /// The tables that both schemas have, in pairs, without those that the two share: a shared table is equal.
    pub fn unshared_mut<'a>(
        &'a mut self,
        other: &'a Self,
    ) -> impl Iterator<Item = (&'a Qualified, &'a mut Table, &'a Table)> {
        self.tables.iter_mut().filter_map(|(name, table)| {
            let other = other.tables.get(name).filter(|it| !Arc::ptr_eq(it, table))?;
            Some((name, Arc::make_mut(table), &**other))
        })
    }
}

/// Whether a value is the default, so that the lock can omit it.
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// A Postgres schema.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Namespace {
    pub comment: Option<String>,
}
