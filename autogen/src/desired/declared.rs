//! Objects beside tables: which of the database's are managed, and which are to be.

use std::collections::BTreeMap;

use crate::schema::{Address, Declarations, Declared, declared::without};

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
            *it = and_others(it, had, lock.get(address), printed.withheld(address));
        }
        it.withheld.clear();
    }
    // Of some roles only what they may not do is declared.
    wanted.objects.retain(|address, it| !address.kind.are_privileges() || !it.shape.is_empty());
    for (address, it) in &managed.objects {
        if printed.objects.contains_key(address) || lock.contains_key(address) {
            continue;
        }
        let withheld = printed.withheld(address);
        let is_left = managed.owner(address).is_some_and(|it| printed.objects.contains_key(it));
        let left = if withheld.is_empty() {
            is_left.then(|| it.clone())
        } else {
            let left = without(&it.shape, withheld);
            (!left.is_empty()).then(|| it.with_privileges(left))
        };
        if let Some(left) = left {
            wanted.objects.insert(address.clone(), left);
            wanted.bonds.extend(managed.bonds.get(address).map(|it| (address.clone(), it.clone())));
        }
    }
    wanted
}

/// The privileges, and those that the role has beside them and nobody ever declared, or took away: default privileges, or
/// granted by hand.
fn and_others(
    declared: &Declared,
    had: &Declared,
    locked: Option<&Declared>,
    withheld: &[String],
) -> Declared {
    let locked = locked.map(|it| &it.shape[..]).unwrap_or_default();
    let known = [&declared.shape, locked, withheld].concat();
    let others = without(&had.shape, &known);
    let mut all: Vec<String> = declared.shape.iter().cloned().chain(others).collect();
    all.sort_unstable();
    // The texts of the one that has a list.
    let texts = if declared.shape.is_empty() { had } else { declared };
    texts.with_privileges(all)
}
