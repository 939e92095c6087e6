//! Takes two schemas and returns the changes between them. It compares by plain equality: spellings that mean the
//! same were made equal before.

mod declared;
mod table;

use std::cmp::Ordering;

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
    declared::diff(schemas, &mut ops);
    ops
}

/// By key: what exists only after is created, what exists only before is dropped, and what differs is altered. Both
/// sides are sorted by key. Drops come first.
fn changes<'a, K, V>(sides: Pair<impl IntoIterator<Item = (&'a K, &'a V)>>) -> Vec<(K, Change<V>)>
where
    K: Ord + Clone + 'a,
    V: PartialEq + Clone + 'a,
{
    let Pair { mut before, mut after } = sides.map(|side| side.into_iter().peekable());
    let (mut dropped, mut rest) = (Vec::new(), Vec::new());
    loop {
        let order = match (before.peek(), after.peek()) {
            (Some((before, _)), Some((after, _))) => before.cmp(after),
            (Some(_), None) => Ordering::Less,
            (None, _) => Ordering::Greater,
        };
        let sides = (before.next_if(|_| order.is_le()), after.next_if(|_| order.is_ge()));
        match sides {
            (Some((key, value)), None) => dropped.push((key.clone(), Change::Drop(value.clone()))),
            (None, Some((key, value))) => rest.push((key.clone(), Change::Create(value.clone()))),
            (Some((key, before)), Some((_, after))) if before != after => {
                let pair = Pair::new(before.clone(), after.clone());
                rest.push((key.clone(), Change::Alter(pair)));
            }
            (Some(_), Some(_)) => {}
            (None, None) => break,
        }
    }
    dropped.extend(rest);
    dropped
}

#[cfg(test)]
mod tests;
