//! Indexes. Each storage parameter is a separate facet.

use std::{borrow::Cow, collections::BTreeMap};

use super::named::{self, Comments};
use crate::schema::{
    ByName, Extension, Index, IndexKey, Table, extension::Homes, index::default_parameter, stated,
    tokens,
};

/// Resolves the stated indexes.
pub(super) fn resolve(
    asked: &[stated::Named<Index>],
    lock: &[stated::Named<Index>],
    had: &Table,
    comments: &mut Comments,
) -> ByName<Index> {
    named::resolve(asked, lock, &had.indexes, comments, complete, is_same)
}

/// The statements of a table. If nobody states the order of an index's columns, they are in the database's order.
pub(super) fn in_order<'a>(stated: &'a stated::Table, had: &Table) -> Cow<'a, stated::Table> {
    let mut ordered = Cow::Borrowed(stated);
    for (at, named) in stated.indexes.iter().enumerate().filter(|(_, it)| it.any_order) {
        let of_indexes = had.indexes.values().filter_map(Index::key_columns);
        let of_uniques = had.uniques.values().map(|it| it.columns.clone());
        let orders: Vec<Vec<String>> = of_indexes.chain(of_uniques).collect();
        let Some(asked) = named.value.key_columns() else { continue };
        let is_alike = |order: &&Vec<String>| {
            order.len() == asked.len() && order.iter().all(|it| asked.contains(it))
        };
        let Some(order) = orders.iter().find(is_alike).filter(|_| !orders.contains(&asked)) else {
            continue;
        };
        let place = |key: &IndexKey| match key {
            IndexKey::Column(name) => order.iter().position(|it| it == name),
            IndexKey::Expression(_) => None,
        };
        ordered.to_mut().indexes[at].value.columns.sort_by_key(|it| place(&it.key));
    }
    ordered
}

/// Whether the index makes these columns unique, and does nothing else.
pub(super) fn is_plain_unique(index: &Index, columns: &[String]) -> bool {
    let same = index.key_columns().is_some_and(|keys| keys == columns);
    same && index.unique && !index.nulls_not_distinct && index.predicate.is_none()
}

/// Completes the index with storage parameters that it does not state, and with the database's spelling of those that
/// it does.
fn complete(stated: &Index, lock: Option<&Index>, had: Option<&Index>) -> Index {
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

/// Whether two indexes differ only in the spelling of their parameters.
pub(super) fn is_same(stated: &Index, had: &Index) -> bool {
    complete(stated, None, Some(had)) == *had
}

/// Removes the schema from an operator class in its extension's schema, because the extension determines it.
pub(super) fn unqualify_operator_classes(
    table: &mut Table,
    extensions: &BTreeMap<String, Extension>,
) {
    let columns = table.indexes.values_mut().flat_map(|it| &mut it.columns);
    for class in columns.filter_map(|it| it.operator_class.as_mut()) {
        let tokens: Vec<_> = lexer::tokens(&class.0).collect();
        let [schema, name] = &tokens::parts(&tokens)[..] else { continue };
        let extension = Homes(extensions).brings_class(name);
        if extension.is_some_and(|it| it.schema.as_ref() == Some(schema)) {
            let at = tokens[2].start;
            class.0.drain(..at);
        }
    }
}
