//! Indexes that are not behind a constraint.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Expression;

/// An index. Its schema is always its table's.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Index {
    pub unique: bool,
    /// Since Postgres 15; only with `unique`.
    pub nulls_not_distinct: bool,
    /// The access method: `btree`, `gin`, `hnsw` …
    pub method: String,
    pub columns: Vec<IndexColumn>,
    pub include: Vec<String>,
    /// The predicate of a partial index, without `WHERE`.
    pub predicate: Option<Expression>,
    /// Storage parameters (`WITH`), by name.
    pub with: BTreeMap<String, String>,
}

impl Index {
    /// The names of the key columns; `None` where a key is an expression.
    #[must_use]
    pub fn key_columns(&self) -> Option<Vec<String>> {
        let names = self.columns.iter().map(|column| match &column.key {
            IndexKey::Column(name) => Some(name.clone()),
            IndexKey::Expression(_) => None,
        });
        names.collect()
    }
}

/// One key of an index.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct IndexColumn {
    pub key: IndexKey,
    /// A collation other than the column's.
    pub collation: Option<String>,
    /// An operator class other than the type's default, with its parameters, as SQL spells it.
    pub operator_class: Option<String>,
    pub order: Order,
    pub nulls: Nulls,
}

/// What an index key is made of.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum IndexKey {
    Column(String),
    Expression(Expression),
}

#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    #[default]
    Ascending,
    Descending,
}

/// Where nulls stand. `Default` is last for ascending and first for descending keys.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Nulls {
    #[default]
    Default,
    First,
    Last,
}

impl IndexColumn {
    /// A key with nothing else to say.
    #[must_use]
    pub fn new(key: IndexKey) -> Self {
        Self {
            key,
            collation: None,
            operator_class: None,
            order: Order::Ascending,
            nulls: Nulls::Default,
        }
    }
}
