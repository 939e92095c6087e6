//! Constraints and indexes in the lock.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::entry::is_false;
use crate::schema::{
    Action, Collation, Deferrable, Expression, Index, IndexColumn, IndexKey, Nulls, OperatorClass,
    Order, Qualified, Unique, Validity, stated,
};

/// What is said of a thing beside what it is.
pub(super) struct Said {
    pub(super) explicit: bool,
    pub(super) comment: Option<String>,
}

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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    comment: Option<String>,
}

impl From<&stated::PrimaryKey> for PrimaryKeyEntry {
    fn from(stated: &stated::PrimaryKey) -> Self {
        let stated::PrimaryKey { name, explicit, columns, include, deferrable, comment } =
            stated.clone();
        Self { name, explicit, columns, include, deferrable, comment }
    }
}

impl From<PrimaryKeyEntry> for stated::PrimaryKey {
    fn from(entry: PrimaryKeyEntry) -> Self {
        let PrimaryKeyEntry { name, explicit, columns, include, deferrable, comment } = entry;
        Self { name, explicit, columns, include, deferrable, comment }
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    comment: Option<String>,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl From<&stated::Named<Unique>> for UniqueEntry {
    fn from(named: &stated::Named<Unique>) -> Self {
        let Unique { columns, include, nulls_not_distinct, deferrable, without_overlaps: _ } =
            named.value.clone();
        let comment = named.comment.clone();
        Self { explicit: named.explicit, columns, include, nulls_not_distinct, deferrable, comment }
    }
}

impl UniqueEntry {
    pub(super) fn stated(self) -> (Said, Unique) {
        let Self { explicit, columns, include, nulls_not_distinct, deferrable, comment } = self;
        let without_overlaps = false;
        let said = Said { explicit, comment };
        (said, Unique { columns, include, nulls_not_distinct, deferrable, without_overlaps })
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    comment: Option<String>,
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
        let (explicit, comment) = (named.explicit, named.comment.clone());
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
            comment,
        }
    }
}

impl ForeignKeyEntry {
    pub(super) fn stated(self) -> (Said, stated::ForeignKey) {
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
            comment,
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
        (Said { explicit, comment }, key)
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    comment: Option<String>,
}

impl From<&stated::Named<stated::Check>> for CheckEntry {
    fn from(named: &stated::Named<stated::Check>) -> Self {
        let stated::Check { expression, no_inherit, validity } = named.value.clone();
        let comment = named.comment.clone();
        Self { explicit: named.explicit, expression, no_inherit, validity, comment }
    }
}

impl CheckEntry {
    pub(super) fn stated(self) -> (Said, stated::Check) {
        let Self { explicit, expression, no_inherit, validity, comment } = self;
        (Said { explicit, comment }, stated::Check { expression, no_inherit, validity })
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    comment: Option<String>,
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
                collate: collation.map(|it| it.to_string()),
                operator_class: operator_class.map(|it| it.name),
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
            comment: named.comment.clone(),
        }
    }
}

impl IndexEntry {
    pub(super) fn stated(self) -> (Said, Index) {
        let Self {
            explicit,
            on,
            unique,
            nulls_not_distinct,
            using,
            include,
            filter,
            with,
            comment,
        } = self;
        let columns = on
            .into_iter()
            .map(|KeyEntry { key, collate, operator_class, order, nulls }| IndexColumn {
                key,
                collation: collate.map(|it| Box::new(Collation::parse(&it))),
                operator_class: operator_class.map(|it| Box::new(OperatorClass::new(it))),
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
        (Said { explicit, comment }, index)
    }
}
