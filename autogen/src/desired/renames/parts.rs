//! Constraints and indexes that exist under another name.
//!
//! They contain no rows, so no hint is needed. An object with equal content is renamed if the entity states the name,
//! and if the former name followed a convention that now gives another name.

use std::collections::{BTreeMap, BTreeSet};

use super::{Hint, Renamed, is_asked, is_open, names};
use crate::{
    desired::constraint,
    op::{Part, Rename},
    schema::{ByName, Pair, PrimaryKey, Qualified, Schema, stated, stated::Named},
};

pub(super) fn parts(entities: &stated::Schema, renamed: &mut Renamed<'_>) {
    let mut open = Vec::new();
    for (table, stated) in &entities.tables {
        for (part, pair) in of_table(table, stated, renamed) {
            open.push(pair.map(|name| Identifier::of(table, part, &name)));
        }
    }
    if open.is_empty() {
        return;
    }
    let mut owners: BTreeMap<Identifier, Owner> = BTreeMap::new();
    for (name, table) in &renamed.database.tables {
        for (part, own) in Part::all(table) {
            owners.insert(Identifier::of(name, part, own), (name.clone(), part));
        }
    }
    let there = owners.keys().cloned().chain(relations(&renamed.database)).collect();
    for pair in names::in_order(open, there, Identifier::aside) {
        let Some((table, part)) = owners.remove(&pair.before) else { continue };
        let names = pair.as_ref().map(|it| it.name.clone());
        owners.insert(pair.after, (table.clone(), part));
        renamed.carry_out(Rename::Part(table, part, names));
    }
}

/// A name, and its name space: indexes and constraints with an index are relations of their schema; other constraints
/// have a name space in each table.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
struct Identifier {
    schema: String,
    table: Option<String>,
    name: String,
}

type Owner = (Qualified, Part);

impl Identifier {
    fn of(table: &Qualified, part: Part, name: &str) -> Self {
        let own = match part {
            Part::PrimaryKey | Part::Unique | Part::Exclusion | Part::Index => None,
            Part::ForeignKey | Part::Check => Some(table.name.clone()),
        };
        Self { schema: table.schema.clone(), table: own, name: name.to_owned() }
    }

    fn aside(&self) -> Self {
        Self { name: names::aside(&self.name), ..self.clone() }
    }
}

/// Tables are relations too.
fn relations(database: &Schema) -> impl Iterator<Item = Identifier> {
    let names = database.tables.keys().cloned();
    names.map(|Qualified { schema, name }| Identifier { schema, table: None, name })
}

fn of_table(
    name: &Qualified,
    stated: &stated::Table,
    renamed: &Renamed<'_>,
) -> Vec<(Part, Pair<String>)> {
    let Some(had) = renamed.database.tables.get(name) else { return Vec::new() };
    let nothing = stated::Table::default();
    let lock = renamed.lock.tables.get(name).map_or(&nothing, |it| it);
    let asked = |part: Part| {
        move |pair: &Pair<String>| {
            is_asked(&Rename::Part(name.clone(), part, pair.clone()), renamed.asked)
        }
    };
    let mut found = Vec::new();
    let mut push = |part: Part, pairs: Vec<Pair<String>>| {
        found.extend(pairs.into_iter().map(|pair| (part, pair)));
    };
    push(Part::PrimaryKey, primary_key(stated, lock, had.primary_key.as_ref()));
    let said = Pair::new(&*lock.uniques, &*stated.uniques);
    push(Part::Unique, differing(said, &had.uniques, PartialEq::eq, asked(Part::Unique)));
    let said = Pair::new(&*lock.foreign_keys, &*stated.foreign_keys);
    let is_same = constraint::is_same_foreign_key;
    push(Part::ForeignKey, differing(said, &had.foreign_keys, is_same, asked(Part::ForeignKey)));
    let said = Pair::new(&*lock.checks, &*stated.checks);
    let is_same = constraint::is_same_check;
    push(Part::Check, differing(said, &had.checks, is_same, asked(Part::Check)));
    let said = Pair::new(&*lock.exclusions, &*stated.exclusions);
    let is_same = constraint::is_same_exclusion;
    push(Part::Exclusion, differing(said, &had.exclusions, is_same, asked(Part::Exclusion)));
    let said = Pair::new(&*lock.indexes, &*stated.indexes);
    push(Part::Index, differing(said, &had.indexes, PartialEq::eq, asked(Part::Index)));
    found
}

/// A table has at most one primary key, so it is unambiguous.
fn primary_key(
    stated: &stated::Table,
    lock: &stated::Table,
    had: Option<&PrimaryKey>,
) -> Vec<Pair<String>> {
    let Some((key, had)) = stated.primary_key.as_ref().zip(had) else { return Vec::new() };
    let by_convention =
        lock.primary_key.as_ref().is_some_and(|it| !it.explicit && it.name == had.name);
    let renamed =
        key.columns == had.columns && key.name != had.name && (key.explicit || by_convention);
    if renamed { vec![Pair::new(had.name.clone(), key.name.clone())] } else { Vec::new() }
}

/// The objects to rename as the entity states, by a hint or because their content is equal. `said` holds what the
/// lock and the entity state.
fn differing<S: PartialEq, T>(
    said: Pair<&[Named<S>]>,
    had: &ByName<T>,
    is_same: impl Fn(&S, &T) -> bool,
    asked: impl Fn(&Pair<String>) -> bool,
) -> Vec<Pair<String>> {
    let Pair { before: lock, after: stated } = said;
    let mut found = hinted(stated, had, asked);
    let mut taken: BTreeSet<String> = stated.iter().map(|named| named.name.clone()).collect();
    taken.extend(found.iter().map(|it| it.before.clone()));
    let renamed: BTreeSet<String> = found.iter().map(|it| it.after.clone()).collect();
    let missing =
        |named: &&Named<S>| !had.contains_key(&named.name) && !renamed.contains(&named.name);
    for named in stated.iter().filter(missing) {
        let before = lock.iter().filter(|it| it.value == named.value).map(|it| &it.name);
        let alike = had.iter().filter(|(_, it)| named.explicit && is_same(&named.value, it));
        let mut candidates = before.chain(alike.map(|(name, _)| name));
        let former = candidates.find(|&name| had.contains_key(name) && !taken.contains(name));
        if let Some(former) = former {
            taken.insert(former.clone());
            found.push(Pair::new(former.clone(), named.name.clone()));
        }
    }
    found
}

/// The hints to follow. A name that another object keeps stays with that object. The lock does not record these
/// hints: if both names exist, only the command line can decide.
fn hinted<S, T>(
    stated: &[Named<S>],
    had: &ByName<T>,
    asked: impl Fn(&Pair<String>) -> bool,
) -> Vec<Pair<String>> {
    let open = stated.iter().filter_map(|named| {
        let pair = Pair::new(named.renamed_from.clone()?, named.name.clone());
        let hint = Hint { asked: asked(&pair), both: false, former: None };
        is_open(pair.as_ref(), |it| had.contains_key(it), &hint).then_some(pair)
    });
    let open: Vec<Pair<String>> = open.collect();
    let keeps = |name: &String| {
        stated.iter().any(|it| it.name == *name) && open.iter().all(|it| it.after != *name)
    };
    open.iter().filter(|it| !keeps(&it.before)).cloned().collect()
}
