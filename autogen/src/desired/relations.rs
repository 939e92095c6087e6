//! Which relations are foreign keys. SeaORM needs a `belongs_to` for every join, and Postgres needs a unique key for
//! every foreign key. A relation to columns without a unique key is only a relation, and not a difference.

use std::borrow::Cow;

use super::{Scope, constraint::is_same_foreign_key};
use crate::schema::{
    Qualified, Schema, Table,
    constraint::serves,
    diagnostic::Diagnostic,
    stated::{self, ForeignKey, Named},
};

/// What a relation becomes.
enum Fate {
    /// A foreign key with that name.
    Key(String),
    /// It has no unique key to refer to.
    Impossible,
    /// Its columns have a type that Postgres does not compare with that of the columns that it refers to.
    Incomparable(String),
    /// The foreign key on the same columns is another one.
    Passed,
}

/// The entities with possible relations as foreign keys. Of several on the same columns, the database's wins, or else
/// the first.
#[must_use]
pub fn settled<'a>(
    entities: &'a stated::Schema,
    database: &Schema,
    scope: Scope,
) -> Cow<'a, stated::Schema> {
    let mut settled = Cow::Borrowed(entities);
    for (name, table) in &entities.tables {
        let fates = fates(name, table, entities, database, scope);
        let as_it_is = table.foreign_keys.iter().zip(&fates);
        if as_it_is.clone().all(|(key, fate)| matches!(fate, Fate::Key(name) if *name == key.name))
        {
            continue;
        }
        let keys = as_it_is.filter_map(|(key, fate)| match fate {
            Fate::Key(name) => Some(Named { name: name.clone(), ..key.clone() }),
            Fate::Impossible | Fate::Incomparable(_) | Fate::Passed => None,
        });
        let keys = keys.collect();
        if let Some(table) = settled.to_mut().tables.get_mut(name) {
            table.foreign_keys = keys;
        }
    }
    settled
}

/// A note for each relation that is not a foreign key.
#[must_use]
pub fn notes(
    entities: &stated::Schema,
    database: &Schema,
    scope: Scope,
    default_schema: &str,
) -> Vec<Diagnostic> {
    let mut notes = Vec::new();
    for (name, table) in &entities.tables {
        let fates = fates(name, table, entities, database, scope);
        for (key, fate) in table.foreign_keys.iter().zip(&fates) {
            let ForeignKey { columns, references, referenced_columns, .. } = &key.value;
            let referenced = references.relative_to(default_schema);
            let (own, theirs) = (columns.join(", "), referenced_columns.join(", "));
            let why = match fate {
                Fate::Key(_) => continue,
                Fate::Impossible => format!("`{referenced}` has no unique key over it"),
                Fate::Incomparable(types) => format!("Postgres does not compare {types}"),
                Fate::Passed => format!("`{own}` has another foreign key"),
            };
            let owner = name.relative_to(default_schema);
            let message =
                format!("`{owner} ({own})` → `{referenced} ({theirs})` is a relation only: {why}");
            notes.push(Diagnostic::note("relation-only", key.place.clone(), message));
        }
    }
    notes
}

/// The types of the first columns that Postgres does not compare. Only entities say them: what the database has can be
/// compared.
fn incomparable(
    key: &ForeignKey,
    table: &stated::Table,
    entities: &stated::Schema,
) -> Option<String> {
    let referenced = entities.tables.get(&key.references)?;
    let pairs = key.columns.iter().zip(&key.referenced_columns);
    let mut types = pairs.filter_map(|(own, theirs)| {
        Some((table.column(own)?.ty.column_type(), referenced.column(theirs)?.ty.column_type()))
    });
    let (own, theirs) = types.find(|(own, theirs)| !own.compares_with(theirs))?;
    Some(format!("`{own}` with `{theirs}`"))
}

fn fates(
    name: &Qualified,
    table: &stated::Table,
    entities: &stated::Schema,
    database: &Schema,
    scope: Scope,
) -> Vec<Fate> {
    let had = database.tables.get(name);
    let existing = |key: &Named<ForeignKey>| {
        let mut same = had.into_iter().flat_map(|it| &it.foreign_keys);
        same.find(|(_, had)| is_same_foreign_key(&key.value, had)).map(|(name, _)| name.clone())
    };
    let is_possible = |key: &Named<ForeignKey>| {
        let ForeignKey { references, referenced_columns, .. } = &key.value;
        let said = entities.tables.get(references);
        let there = database.tables.get(references).filter(|_| match scope {
            Scope::Stated => true,
            // An object that no entity states does not count.
            Scope::Strict => said.is_none(),
        });
        said.is_some_and(|it| is_said(it, referenced_columns))
            || there.is_some_and(|it| is_there(it, referenced_columns))
    };
    let keys = &table.foreign_keys;
    let fate = |(at, key): (usize, &Named<ForeignKey>)| {
        let is_other =
            |it: &Named<ForeignKey>| !it.explicit && it.value.columns == key.value.columns;
        let others = || keys.iter().filter(|it| is_other(it));
        let alone = key.explicit || others().nth(1).is_none();
        if !is_possible(key) {
            return Fate::Impossible;
        }
        // One that exists is not dropped because of a type: Postgres refuses that change.
        let types = incomparable(&key.value, table, entities);
        if let Some(types) = types.filter(|_| existing(key).is_none()) {
            return Fate::Incomparable(types);
        }
        if alone {
            return Fate::Key(key.name.clone());
        }
        let n_existing = others().filter(|it| existing(it).is_some()).count();
        match (existing(key), n_existing) {
            (Some(_), 1) => Fate::Key(key.name.clone()),
            // Both exist under names of their own.
            (Some(name), _) => Fate::Key(name),
            (None, 1..) => Fate::Passed,
            (None, 0) => {
                let first = keys.iter().position(|it| is_other(it) && is_possible(it));
                if first == Some(at) { Fate::Key(key.name.clone()) } else { Fate::Passed }
            }
        }
    };
    keys.iter().enumerate().map(fate).collect()
}

/// Whether an entity states a key over these columns, in any order, that a foreign key can refer to.
fn is_said(table: &stated::Table, columns: &[String]) -> bool {
    let key = table.primary_key.as_ref();
    key.is_some_and(|it| serves(&it.columns, it.deferrable.unwrap_or_default(), columns))
        || table.uniques.iter().any(|it| serves(&it.value.columns, it.value.deferrable, columns))
        || table.indexes.iter().any(|it| it.value.serves(columns))
}

fn is_there(table: &Table, columns: &[String]) -> bool {
    table.primary_key.iter().any(|it| serves(&it.columns, it.deferrable, columns))
        || table.uniques.values().any(|it| serves(&it.columns, it.deferrable, columns))
        || table.indexes.values().any(|it| it.serves(columns))
}
