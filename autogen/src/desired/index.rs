//! Storage parameters of indexes: each of them is a facet of its own.

use std::collections::BTreeMap;

use crate::schema::{Index, index::default_parameter};

/// The index, with the storage parameters it leaves unsaid, and with those of the database that say the same.
pub(super) fn complete(stated: &Index, lock: Option<&Index>, had: Option<&Index>) -> Index {
    let had = had.filter(|had| had.method == stated.method);
    let with = had.map_or_else(|| stated.with.clone(), |had| parameters(stated, lock, had));
    Index { with, ..stated.clone() }
}

fn parameters(stated: &Index, lock: Option<&Index>, had: &Index) -> BTreeMap<String, String> {
    let is_default = |name: &str, value: &str| default_parameter(&had.method, name) == Some(value);
    let said = stated
        .with
        .iter()
        .filter(|(name, value)| had.with.contains_key(*name) || !is_default(name, value));
    let unsaid = had.with.iter().filter(|(name, value)| {
        let locked = lock.is_some_and(|lock| lock.with.contains_key(*name));
        !stated.with.contains_key(*name) && (!locked || is_default(name, value))
    });
    said.chain(unsaid).map(|(name, value)| (name.clone(), value.clone())).collect()
}

/// Whether two indexes differ in nothing but the spelling of their parameters.
pub(super) fn is_same(stated: &Index, had: &Index) -> bool {
    complete(stated, None, Some(had)) == *had
}
