//! Indexes without a constraint.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Collation, Deferrable, Expression, Unique, constraint::serves, is_default};

/// An index. Its schema is always its table's.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Index {
    #[serde(rename = "on")]
    pub columns: Vec<IndexColumn>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub unique: bool,
    /// Since Postgres 15; only with `unique`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub nulls_not_distinct: bool,
    /// The access method: `btree`, `gin`, `hnsw` …
    #[serde(default = "btree", rename = "using", skip_serializing_if = "is_btree")]
    pub method: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub include: Vec<String>,
    /// The predicate of a partial index, without `WHERE`.
    #[serde(rename = "filter")]
    pub predicate: Option<Expression>,
    /// Storage parameters (`WITH`), by name.
    #[serde(default, skip_serializing_if = "is_default")]
    pub with: BTreeMap<String, String>,
}

fn btree() -> String {
    "btree".to_owned()
}

fn is_btree(method: &str) -> bool {
    method == "btree"
}

/// A storage parameter's value in one spelling: Postgres keeps the author's.
#[must_use]
pub fn parameter(name: &str, value: &str) -> String {
    const SWITCHES: &[&str] = &["fastupdate", "autosummarize", "deduplicate_items"];
    let value = value.to_lowercase();
    match value.as_str() {
        "on" | "true" | "yes" | "1" if SWITCHES.contains(&name) => "on".to_owned(),
        "off" | "false" | "no" | "0" if SWITCHES.contains(&name) => "off".to_owned(),
        _ => value,
    }
}

/// The default of a storage parameter (manual, CREATE INDEX; pgvector's README). `None` if a server setting
/// determines it.
#[must_use]
pub fn default_parameter(method: &str, name: &str) -> Option<&'static str> {
    let value = match (method, name) {
        ("hnsw", "m") => "16",
        ("hnsw", "ef_construction") => "64",
        ("ivfflat", "lists") => "100",
        ("btree" | "gist", "fillfactor") => "90",
        ("hash", "fillfactor") => "75",
        ("spgist", "fillfactor") => "80",
        ("gin", "fastupdate") | ("btree", "deduplicate_items") => "on",
        ("brin", "autosummarize") => "off",
        ("brin", "pages_per_range") => "128",
        ("gist", "buffering") => "auto",
        _ => return None,
    };
    Some(value)
}

impl Index {
    /// The unique constraint that can be created from the index (manual, ALTER TABLE, `ADD
    /// table_constraint_using_index`).
    #[must_use]
    pub fn as_unique(&self) -> Option<Unique> {
        let Self { columns, unique, nulls_not_distinct, method, include, predicate, with } = self;
        let keys = self.key_columns()?;
        let plain = keys.iter().map(|it| IndexColumn::new(IndexKey::Column(it.clone())));
        let is_plain = *unique && is_btree(method) && predicate.is_none() && with.is_empty();
        (is_plain && plain.eq(columns.iter().cloned())).then(|| Unique {
            columns: keys,
            include: include.clone(),
            nulls_not_distinct: *nulls_not_distinct,
            deferrable: Deferrable::No,
            without_overlaps: false,
        })
    }

    /// The names of the key columns; `None` if a key is an expression.
    #[must_use]
    pub fn key_columns(&self) -> Option<Vec<String>> {
        let names = self.columns.iter().map(|column| match &column.key {
            IndexKey::Column(name) => Some(name.clone()),
            IndexKey::Expression(_) => None,
        });
        names.collect()
    }

    /// Whether a foreign key can refer to these columns because of this index.
    #[must_use]
    pub fn serves(&self, columns: &[String]) -> bool {
        let keys = self.key_columns().filter(|_| self.unique && self.predicate.is_none());
        keys.is_some_and(|keys| serves(&keys, Deferrable::No, columns))
    }
}

/// One key of an index.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct IndexColumn {
    #[serde(flatten)]
    pub key: IndexKey,
    /// A collation other than the column's.
    #[serde(rename = "collate")]
    pub collation: Option<Box<Collation>>,
    /// An operator class other than the type's default.
    pub operator_class: Option<Box<OperatorClass>>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub order: Order,
    #[serde(default, skip_serializing_if = "is_default")]
    pub nulls: Nulls,
}

/// An operator class with its parameters, in SQL; with its schema, if it needs one and does not belong to an
/// extension.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(transparent)]
pub struct OperatorClass(pub String);

/// The contents of an index key.
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

/// The position of nulls. `Default` is last for ascending and first for descending keys.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Nulls {
    #[default]
    Default,
    First,
    Last,
}

impl IndexColumn {
    /// A key with default facets.
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
