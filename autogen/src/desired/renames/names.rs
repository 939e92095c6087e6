//! Orders renames of one kind so that each new name is free when it is needed.

use std::collections::BTreeSet;

use crate::schema::{Pair, name};

/// Puts the renames in order. If names form a cycle, or a new name is taken, one object is moved aside first.
pub(super) fn in_order<K: Ord + Clone>(
    mut open: Vec<Pair<K>>,
    mut there: BTreeSet<K>,
    aside: impl Fn(&K) -> K,
) -> Vec<Pair<K>> {
    let mut ordered = Vec::new();
    while !open.is_empty() {
        let free = open.iter().position(|it| !there.contains(&it.after));
        let next = if let Some(at) = free {
            open.remove(at)
        } else {
            let taken = open[0].after.clone();
            let mut out_of_the_way = aside(&taken);
            while there.contains(&out_of_the_way) {
                out_of_the_way = aside(&out_of_the_way);
            }
            for it in open.iter_mut().filter(|it| it.before == taken) {
                it.before = out_of_the_way.clone();
            }
            Pair::new(taken, out_of_the_way)
        };
        there.remove(&next.before);
        there.insert(next.after.clone());
        ordered.push(next);
    }
    ordered
}

/// The temporary name of an object that makes way for another.
pub(super) fn aside(name: &str) -> String {
    name::suffixed(name, "__before")
}
