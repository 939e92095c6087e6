//! The vocabulary of a Postgres schema: plain values, with Postgres' own words for its objects.
//!
//! Two dialects live here. [`Schema`] is complete, as a catalog is: every facet has a value. [`stated`] is what
//! entities (and `schema.lock`) say, where a facet may be left unsaid. This module knows neither a database nor a
//! line of Rust source.

#[cfg(test)]
pub(crate) mod arbitrary;
pub mod by_name;
pub mod collation;
pub mod column;
pub mod constraint;
pub mod dependent;
pub mod diagnostic;
pub mod enumeration;
pub mod expression;
pub mod extension;
pub mod index;
pub mod marks;
pub mod name;
pub mod normalize;
pub mod pair;
pub mod quote;
pub mod relation;
pub mod sequence;
pub mod shared;
pub mod since;
pub mod stated;
pub mod table;
pub mod tokens;
pub mod types;
pub mod undecided;

use std::collections::BTreeMap;

pub use self::{
    by_name::ByName,
    collation::Collation,
    column::{Column, Generated, GeneratedKind},
    constraint::{Action, Check, Deferrable, Exclusion, ForeignKey, PrimaryKey, Unique, Validity},
    enumeration::Enum,
    expression::Expression,
    extension::{Extension, Home},
    index::{Index, IndexColumn, IndexKey, Nulls, OperatorClass, Order},
    marks::Marks,
    name::Qualified,
    pair::Pair,
    sequence::{Identity, IdentityKind, IntegerType, Sequence, SequenceOptions},
    shared::SharedTypes,
    table::Table,
    types::{ColumnType, TypeName},
};

/// Everything `autogen` knows of one database, or of one desired state of it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Schema {
    /// Postgres schemas (`CREATE SCHEMA`), by name.
    pub namespaces: BTreeMap<String, Namespace>,
    /// Installed extensions, by name.
    pub extensions: BTreeMap<String, Extension>,
    /// Enum types.
    pub enums: BTreeMap<Qualified, Enum>,
    /// Sequences that belong to no identity or serial column.
    pub sequences: BTreeMap<Qualified, Sequence>,
    /// Ordinary and partitioned tables.
    pub tables: BTreeMap<Qualified, Table>,
}

/// A Postgres schema.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Namespace {
    pub comment: Option<String>,
}
