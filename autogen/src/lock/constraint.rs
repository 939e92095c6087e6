//! Constraints and indexes in the lock.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::entry::is_false;
use crate::schema::{
    Action, Deferrable, Expression, Index, IndexColumn, IndexKey, Nulls, Order, Qualified, Unique,
    Validity, stated,
};

#[derive(Clone, Deserialize, Serialize)]
pub(super) struct PrimaryKeyEntry {
    name: String,
    #[serde(default, skip_serializing_if = "is_false")]
    explicit: bool,
    columns: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    include: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    deferrable: Option<Deferrable>,
}

impl From<&stated::PrimaryKey> for PrimaryKeyEntry {
    fn from(stated: &stated::PrimaryKey) -> Self {
        let stated::PrimaryKey { name, explicit, columns, include, deferrable } = stated.clone();
        Self { name, explicit, columns, include, deferrable }
    }
}

impl From<PrimaryKeyEntry> for stated::PrimaryKey {
    fn from(entry: PrimaryKeyEntry) -> Self {
        let PrimaryKeyEntry { name, explicit, columns, include, deferrable } = entry;
        Self { name, explicit, columns, include, deferrable }
    }
}

#[derive(Clone, Deserialize, Serialize)]
pub(super) struct UniqueEntry {
    #[serde(default, skip_serializing_if = "is_false")]
    explicit: bool,
    columns: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    include: Vec<String>,
    #[serde(default, skip_serializing_if = "is_false")]
    nulls_not_distinct: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    deferrable: Deferrable,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl From<&stated::Named<Unique>> for UniqueEntry {
    fn from(named: &stated::Named<Unique>) -> Self {
        let Unique { columns, include, nulls_not_distinct, deferrable, without_overlaps: _ } =
            named.value.clone();
        Self { explicit: named.explicit, columns, include, nulls_not_distinct, deferrable }
    }
}

impl UniqueEntry {
    pub(super) fn stated(self) -> (bool, Unique) {
        let Self { explicit, columns, include, nulls_not_distinct, deferrable } = self;
        let without_overlaps = false;
        (explicit, Unique { columns, include, nulls_not_distinct, deferrable, without_overlaps })
    }
}

#[derive(Clone, Deserialize, Serialize)]
pub(super) struct ForeignKeyEntry {
    #[serde(default, skip_serializing_if = "is_false")]
    explicit: bool,
    columns: Vec<String>,
    references: Qualified,
    referenced_columns: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    on_update: Option<Action>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    on_delete: Option<Action>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    on_delete_columns: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    match_full: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    deferrable: Option<Deferrable>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    validity: Option<Validity>,
}

impl From<&stated::Named<stated::ForeignKey>> for ForeignKeyEntry {
    fn from(named: &stated::Named<stated::ForeignKey>) -> Self {
        let stated::ForeignKey {
            columns,
            references,
            referenced_columns,
            on_update,
            on_delete,
            on_delete_columns,
            match_full,
            deferrable,
            validity,
        } = named.value.clone();
        let explicit = named.explicit;
        Self {
            explicit,
            columns,
            references,
            referenced_columns,
            on_update,
            on_delete,
            on_delete_columns,
            match_full,
            deferrable,
            validity,
        }
    }
}

impl ForeignKeyEntry {
    pub(super) fn stated(self) -> (bool, stated::ForeignKey) {
        let Self {
            explicit,
            columns,
            references,
            referenced_columns,
            on_update,
            on_delete,
            on_delete_columns,
            match_full,
            deferrable,
            validity,
        } = self;
        let key = stated::ForeignKey {
            columns,
            references,
            referenced_columns,
            on_update,
            on_delete,
            on_delete_columns,
            match_full,
            deferrable,
            validity,
        };
        (explicit, key)
    }
}

#[derive(Clone, Deserialize, Serialize)]
pub(super) struct CheckEntry {
    #[serde(default, skip_serializing_if = "is_false")]
    explicit: bool,
    expression: Expression,
    #[serde(default, skip_serializing_if = "is_false")]
    no_inherit: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    validity: Option<Validity>,
}

impl From<&stated::Named<stated::Check>> for CheckEntry {
    fn from(named: &stated::Named<stated::Check>) -> Self {
        let stated::Check { expression, no_inherit, validity } = named.value.clone();
        Self { explicit: named.explicit, expression, no_inherit, validity }
    }
}

impl CheckEntry {
    pub(super) fn stated(self) -> (bool, stated::Check) {
        let Self { explicit, expression, no_inherit, validity } = self;
        (explicit, stated::Check { expression, no_inherit, validity })
    }
}

#[derive(Clone, Deserialize, Serialize)]
pub(super) struct IndexEntry {
    #[serde(default, skip_serializing_if = "is_false")]
    explicit: bool,
    on: Vec<KeyEntry>,
    #[serde(default, skip_serializing_if = "is_false")]
    unique: bool,
    #[serde(default, skip_serializing_if = "is_false")]
    nulls_not_distinct: bool,
    #[serde(default = "btree", skip_serializing_if = "is_btree")]
    using: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    include: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    filter: Option<Expression>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    with: BTreeMap<String, String>,
}

fn btree() -> String {
    "btree".to_owned()
}

fn is_btree(method: &str) -> bool {
    method == "btree"
}

#[derive(Clone, Deserialize, Serialize)]
struct KeyEntry {
    #[serde(flatten)]
    key: IndexKey,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    collate: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    operator_class: Option<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    order: Order,
    #[serde(default, skip_serializing_if = "is_default")]
    nulls: Nulls,
}

impl From<&stated::Named<Index>> for IndexEntry {
    fn from(named: &stated::Named<Index>) -> Self {
        let Index { unique, nulls_not_distinct, method, columns, include, predicate, with } =
            named.value.clone();
        let on = columns
            .into_iter()
            .map(|IndexColumn { key, collation, operator_class, order, nulls }| KeyEntry {
                key,
                collate: collation,
                operator_class,
                order,
                nulls,
            })
            .collect();
        Self {
            explicit: named.explicit,
            on,
            unique,
            nulls_not_distinct,
            using: method,
            include,
            filter: predicate,
            with,
        }
    }
}

impl IndexEntry {
    pub(super) fn stated(self) -> (bool, Index) {
        let Self { explicit, on, unique, nulls_not_distinct, using, include, filter, with } = self;
        let columns = on
            .into_iter()
            .map(|KeyEntry { key, collate, operator_class, order, nulls }| IndexColumn {
                key,
                collation: collate,
                operator_class,
                order,
                nulls,
            })
            .collect();
        let index = Index {
            unique,
            nulls_not_distinct,
            method: using,
            columns,
            include,
            predicate: filter,
            with,
        };
        (explicit, index)
    }
}
