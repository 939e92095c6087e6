//! Objects beside tables: which of the database's are managed, and which are to be.

use std::collections::BTreeMap;

use crate::schema::{Address, Declarations, Declared};

/// The objects of a database that are managed: those that are known, and what is a part of one and nobody declares.
#[must_use]
pub fn managed(database: &Declarations, is_known: impl Fn(&Address) -> bool) -> Declarations {
    let mut managed = database.clone();
    managed.retain(|it| is_known(it) || database.owner(it).is_some_and(&is_known));
    managed
}

/// What is to be: what is declared, and what nobody ever declared of that.
#[must_use]
pub fn wanted(
    printed: &Declarations,
    managed: &Declarations,
    lock: &BTreeMap<Address, Declared>,
) -> Declarations {
    let mut wanted = printed.clone();
    for (address, it) in &mut wanted.objects {
        let was_said = lock.get(address).is_some_and(|it| it.comment.is_some());
        if it.comment.is_none() && !was_said {
            it.comment = managed.objects.get(address).and_then(|it| it.comment.clone());
        }
        if address.kind.are_privileges()
            && let Some(had) = managed.objects.get(address)
        {
            *it = and_others(it, had, lock.get(address));
        }
    }
    for (address, it) in &managed.objects {
        let is_left = !printed.objects.contains_key(address) && !lock.contains_key(address);
        if is_left && managed.owner(address).is_some_and(|it| printed.objects.contains_key(it)) {
            wanted.objects.insert(address.clone(), it.clone());
            wanted.bonds.extend(managed.bonds.get(address).map(|it| (address.clone(), it.clone())));
        }
    }
    wanted
}

/// The privileges, and those that the role has beside them and nobody ever declared: default privileges, or granted by hand.
fn and_others(declared: &Declared, had: &Declared, locked: Option<&Declared>) -> Declared {
    let is_known = |it: &String| {
        declared.shape.contains(it) || locked.is_some_and(|locked| locked.shape.contains(it))
    };
    let others = had.shape.iter().filter(|it| !is_known(it)).cloned();
    let mut all: Vec<String> = declared.shape.iter().cloned().chain(others).collect();
    all.sort_unstable();
    declared.with_privileges(all)
}
