//! Two schemas in, the changes between them out. Plain equality: whoever wants two spellings to be equal has made them
//! so before.

mod table;

use std::collections::BTreeMap;

use crate::{
    op::{Change, Op},
    schema::{Pair, Schema},
};

/// The changes that turn `before` into `after`.
#[must_use]
pub fn diff(schemas: Pair<&Schema>) -> Vec<Op> {
    let mut ops = Vec::new();
    let namespaces = changes(schemas.map(|schema| &schema.namespaces));
    ops.extend(namespaces.into_iter().map(|(name, change)| Op::Namespace(name, change)));
    let extensions = changes(schemas.map(|schema| &schema.extensions));
    ops.extend(extensions.into_iter().map(|(name, change)| Op::Extension(name, change)));
    let enums = changes(schemas.map(|schema| &schema.enums));
    ops.extend(enums.into_iter().map(|(name, change)| Op::Enum(name, change)));
    let sequences = changes(schemas.map(|schema| &schema.sequences));
    ops.extend(sequences.into_iter().map(|(name, change)| Op::Sequence(name, change)));
    for (name, change) in changes(schemas.map(|schema| &schema.tables)) {
        table::diff(&name, change, &mut ops);
    }
    ops
}

/// By key: what is only after is created, what is only before is dropped, what is on both sides and differs is altered.
fn changes<K: Ord + Clone, V: PartialEq + Clone>(
    maps: Pair<&BTreeMap<K, V>>,
) -> Vec<(K, Change<V>)> {
    let dropped = maps
        .before
        .iter()
        .filter(|(key, _)| !maps.after.contains_key(key))
        .map(|(key, value)| (key.clone(), Change::Drop(value.clone())));
    let rest = maps.after.iter().filter_map(|(key, after)| match maps.before.get(key) {
        None => Some((key.clone(), Change::Create(after.clone()))),
        Some(before) if before == after => None,
        Some(before) => {
            Some((key.clone(), Change::Alter(Pair::new(before.clone(), after.clone()))))
        }
    });
    dropped.chain(rest).collect()
}

#[cfg(test)]
mod tests;
