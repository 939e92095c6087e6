//! Objects that the entities state without a name and that the database has under another name.
//!
//! Before Postgres has respelled an expression, `price > 0` does not look like `(price > (0)::numeric)`, so this runs
//! once more afterwards.

use std::{borrow::Cow, collections::BTreeSet};

use crate::schema::{ByName, Marks, Schema, Table, stated};

/// Removes from the target what the database already has.
pub fn match_names(target: &mut Cow<'_, Schema>, entities: &stated::Schema, database: &Schema) {
    for (name, stated) in &entities.tables {
        let Some(had) = database.tables.get(name) else { continue };
        if !(unmatched(&stated.checks, &had.checks).next().is_some()
            || unmatched(&stated.exclusions, &had.exclusions).next().is_some()
            || unmatched(&stated.indexes, &had.indexes).next().is_some())
        {
            continue;
        }
        if let Some(table) = target.to_mut().table_mut(name) {
            let Table { checks, exclusions, indexes, marks, .. } = table;
            let Marks { constraint_comments, index_comments, .. } = marks;
            match_kind(checks, &stated.checks, &had.checks, constraint_comments);
            match_kind(exclusions, &stated.exclusions, &had.exclusions, constraint_comments);
            match_kind(indexes, &stated.indexes, &had.indexes, index_comments);
        }
    }
}

fn match_kind<S, T: PartialEq>(
    target: &mut ByName<T>,
    stated: &[stated::Named<S>],
    database: &ByName<T>,
    comments: &mut ByName<String>,
) {
    let mut taken: BTreeSet<String> = stated.iter().map(|named| named.name.clone()).collect();
    for named in unmatched(stated, database) {
        let Some(value) = target.get(&named.name) else { continue };
        let other = database.iter().find(|(name, had)| {
            *had == value && !taken.contains(*name) && target.contains_key(name)
        });
        if let Some((name, _)) = other {
            taken.insert(name.clone());
            target.remove(&named.name);
            if let Some(comment) = comments.remove(&named.name) {
                comments.insert(name.clone(), comment);
            }
        }
    }
}

/// Unnamed objects that the database does not have under their generated names.
fn unmatched<'a, S, T>(
    stated: &'a [stated::Named<S>],
    database: &ByName<T>,
) -> impl Iterator<Item = &'a stated::Named<S>> {
    stated.iter().filter(|it| !it.explicit && !database.contains_key(&it.name))
}
