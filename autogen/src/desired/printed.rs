//! How Postgres printed what the entities say, when they last said it: a memory that spares asking again.
//!
//! It never decides alone. An expression is taken for the database's only where the entity still says the same words,
//! and the database still prints what Postgres made of them then.

use std::collections::{BTreeMap, BTreeSet};

use crate::schema::{Expression, Index, IndexKey, Schema, Table, stated};

/// What Postgres printed, by what was said. The same words over columns of two types can have two prints.
pub type Printed = BTreeMap<Expression, BTreeSet<Expression>>;

/// Gives the expressions of a table the database's spelling where that is known to be theirs.
pub(super) fn recall(table: &mut Table, printed: &Printed, had: &Table) {
    // Over columns of another type the same words are printed otherwise, and the print of before may not even hold.
    let retyped = table.columns.iter().any(|column| {
        let had = had.column(&column.name);
        had.is_some_and(|had| had.ty != column.ty || had.collation != column.collation)
    });
    if retyped {
        return;
    }
    let settle = |said: &mut Expression, had: Option<&Expression>| {
        let known = printed.get(said);
        let same = had.filter(|had| known.is_some_and(|known| known.contains(had)));
        if let Some(had) = same {
            said.clone_from(had);
        }
    };
    for column in &mut table.columns {
        let had = had.column(&column.name);
        if let Some(default) = &mut column.default {
            settle(default, had.and_then(|it| it.default.as_ref()));
        }
        if let Some(generated) = &mut column.generated {
            let had = had.and_then(|it| it.generated.as_ref());
            settle(&mut generated.expression, had.map(|it| &it.expression));
        }
    }
    for (name, check) in &mut table.checks {
        settle(&mut check.expression, had.checks.get(name).map(|it| &it.expression));
    }
    for (name, exclusion) in &mut table.exclusions {
        settle(&mut exclusion.definition, had.exclusions.get(name).map(|it| &it.definition));
    }
    for (name, index) in &mut table.indexes {
        let Some(had) = had.indexes.get(name) else { continue };
        for (said, had) in pairs(index, had) {
            settle(said, Some(had));
        }
    }
}

/// The expressions of two indexes that stand at the same place.
fn pairs<'a>(
    index: &'a mut Index,
    other: &'a Index,
) -> impl Iterator<Item = (&'a mut Expression, &'a Expression)> {
    let keys = index.columns.iter_mut().zip(&other.columns).filter_map(|(it, other)| {
        match (&mut it.key, &other.key) {
            (IndexKey::Expression(it), IndexKey::Expression(other)) => Some((it, other)),
            _ => None,
        }
    });
    keys.chain(index.predicate.iter_mut().zip(&other.predicate))
}

/// What the entities say, with how Postgres printed it: what the lock is to remember.
#[must_use]
pub fn remember(entities: &stated::Schema, written: &Schema, target: &Schema) -> stated::Schema {
    let mut remembered = entities.clone();
    for (name, table) in &mut remembered.tables {
        if let Some((written, target)) = written.tables.get(name).zip(target.tables.get(name)) {
            table.printed = printed(written, target);
        }
    }
    remembered
}

fn printed(written: &Table, target: &Table) -> Printed {
    let mut printed = Printed::new();
    let mut note = |said: &Expression, print: Option<&Expression>| {
        if let Some(print) = print.filter(|print| *print != said) {
            printed.entry(said.clone()).or_default().insert(print.clone());
        }
    };
    for column in &written.columns {
        let print = target.column(&column.name);
        if let Some(default) = &column.default {
            note(default, print.and_then(|it| it.default.as_ref()));
        }
        if let Some(generated) = &column.generated {
            let print = print.and_then(|it| it.generated.as_ref());
            note(&generated.expression, print.map(|it| &it.expression));
        }
    }
    for (name, check) in &written.checks {
        note(&check.expression, target.checks.get(name).map(|it| &it.expression));
    }
    for (name, exclusion) in &written.exclusions {
        note(&exclusion.definition, target.exclusions.get(name).map(|it| &it.definition));
    }
    for (name, index) in &written.indexes {
        let Some(print) = target.indexes.get(name) else { continue };
        for (said, print) in pairs(&mut index.clone(), print) {
            note(said, Some(print));
        }
    }
    printed
}
