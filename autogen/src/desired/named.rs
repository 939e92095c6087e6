//! Named parts of a table, as a whole.

use std::collections::BTreeSet;

use super::sides::three_way;
use crate::schema::{ByName, stated::Named};

/// Comments, by the names of the objects that carry them.
pub(super) type Comments = ByName<String>;

/// Resolves named things three-way.
///
/// `complete` adds unstated facets to a statement, from the previous statement and from the database's object. `same`
/// tells whether a database object with another name is what the statement means; it is called only if the entity
/// does not state a name. `comments` holds the database's comments, and receives the wanted ones.
pub(super) fn resolve<S, T: Clone>(
    stated: &[Named<S>],
    lock: &[Named<S>],
    database: &ByName<T>,
    comments: &mut Comments,
    complete: impl Fn(&S, Option<&S>, Option<&T>) -> T,
    same: impl Fn(&S, &T) -> bool,
) -> ByName<T> {
    let find = |named: &Named<S>, taken: &BTreeSet<String>| -> Option<String> {
        if database.contains_key(&named.name) {
            return Some(named.name.clone());
        }
        let mut others =
            database.iter().filter(|(name, _)| !named.explicit && !taken.contains(*name));
        others.find(|(_, value)| same(&named.value, value)).map(|(name, _)| name.clone())
    };
    let mut resolved = database.clone();
    // Names used by statements cannot be matched.
    let mut taken: BTreeSet<String> = stated.iter().map(|named| named.name.clone()).collect();
    for named in stated {
        let name = find(named, &taken).unwrap_or_else(|| named.name.clone());
        let before = said_before(named, lock, &name, comments);
        resolved.insert(name.clone(), complete(&named.value, before, database.get(&name)));
        taken.insert(name);
    }
    for named in lock {
        if let Some(name) = find(named, &taken).filter(|name| !taken.contains(name)) {
            resolved.remove(&name);
        }
    }
    resolved
}

/// The statements that no object of another kind serves already. Comments of the others belong to what serves them. A
/// statement with a name asks for that very object.
pub(super) fn unserved<S: Clone, T>(
    stated: &[Named<S>],
    lock: &[Named<S>],
    database: &ByName<T>,
    comments: &mut Comments,
    served_by: impl Fn(&Named<S>) -> Option<String>,
) -> Vec<Named<S>> {
    let mut unserved = Vec::new();
    for named in stated {
        let own = named.explicit || database.contains_key(&named.name);
        // Nearly all have their own, so nothing is searched for them.
        let by = if own { None } else { served_by(named) };
        match by {
            Some(by) => _ = said_before(named, lock, &by, comments),
            None => unserved.push(named.clone()),
        }
    }
    unserved
}

/// The previous statement. The comment in the old and the new statement belongs to the object of that name.
fn said_before<'a, S>(
    named: &Named<S>,
    lock: &'a [Named<S>],
    object: &str,
    comments: &mut Comments,
) -> Option<&'a S> {
    let before = lock.iter().find(|it| it.name == named.name);
    let said = before.and_then(|it| it.comment.as_ref());
    comment(object, named.comment.as_ref(), said, comments);
    before.map(|it| &it.value)
}

/// The wanted comment, which replaces the database's.
pub(super) fn comment(
    name: &str,
    stated: Option<&String>,
    lock: Option<&String>,
    comments: &mut Comments,
) {
    match three_way(stated, lock, comments.get(name)) {
        Some(comment) => _ = comments.insert(name.to_owned(), comment),
        None => _ = comments.remove(name),
    }
}
