//! Constraints and indexes that are there under another name.
//!
//! They hold no rows of their own, so that it takes no hint: one that is the same but for its name is renamed where the
//! entity states the name, and where the former name was given by convention and the convention now gives another.

use std::collections::{BTreeMap, BTreeSet};

use super::{Renamed, names};
use crate::{
    desired::constraint,
    op::{Part, Rename},
    schema::{ByName, Pair, PrimaryKey, Qualified, Schema, Table, stated, stated::Named},
};

pub(super) fn parts(entities: &stated::Schema, renamed: &mut Renamed<'_>) {
    let mut open = Vec::new();
    for (table, stated) in &entities.tables {
        for (part, pair) in of_table(table, stated, renamed) {
            open.push(pair.map(|name| Place::of(table, part, &name)));
        }
    }
    if open.is_empty() {
        return;
    }
    let mut owners: BTreeMap<Place, Owner> = BTreeMap::new();
    for (name, table) in &renamed.database.tables {
        for (part, own) in parts_of(table) {
            owners.insert(Place::of(name, part, own), (name.clone(), part));
        }
    }
    let there = owners.keys().cloned().chain(relations(&renamed.database)).collect();
    for pair in names::in_order(open, there, Place::aside) {
        let Some((table, part)) = owners.remove(&pair.before) else { continue };
        let names = pair.as_ref().map(|place| place.name.clone());
        owners.insert(pair.after, (table.clone(), part));
        renamed.carry_out(Rename::Part(table, part, names));
    }
}

/// A name, and what it must be free in: indexes and constraints with an index are relations of their schema, other
/// constraints have names of their own in each table.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
struct Place {
    schema: String,
    table: Option<String>,
    name: String,
}

type Owner = (Qualified, Part);

impl Place {
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

/// Tables are relations as well.
fn relations(database: &Schema) -> impl Iterator<Item = Place> {
    let names = database.tables.keys().cloned();
    names.map(|Qualified { schema, name }| Place { schema, table: None, name })
}

fn parts_of(table: &Table) -> impl Iterator<Item = (Part, &str)> {
    let key = table.primary_key.iter().map(|key| (Part::PrimaryKey, &key.name));
    key.chain(table.uniques.keys().map(|name| (Part::Unique, name)))
        .chain(table.foreign_keys.keys().map(|name| (Part::ForeignKey, name)))
        .chain(table.checks.keys().map(|name| (Part::Check, name)))
        .chain(table.exclusions.keys().map(|name| (Part::Exclusion, name)))
        .chain(table.indexes.keys().map(|name| (Part::Index, name)))
        .map(|(part, name)| (part, name.as_str()))
}

fn of_table(
    name: &Qualified,
    stated: &stated::Table,
    renamed: &Renamed<'_>,
) -> Vec<(Part, Pair<String>)> {
    let Some(had) = renamed.database.tables.get(name) else { return Vec::new() };
    let nothing = stated::Table::default();
    let lock = renamed.lock.tables.get(name).map_or(&nothing, |it| it);
    let mut found = Vec::new();
    let mut push = |part: Part, pairs: Vec<Pair<String>>| {
        found.extend(pairs.into_iter().map(|pair| (part, pair)));
    };
    push(Part::PrimaryKey, primary_key(stated, lock, had.primary_key.as_ref()));
    push(Part::Unique, differing(&stated.uniques, &lock.uniques, &had.uniques, PartialEq::eq));
    push(
        Part::ForeignKey,
        differing(
            &stated.foreign_keys,
            &lock.foreign_keys,
            &had.foreign_keys,
            constraint::is_same_foreign_key,
        ),
    );
    push(
        Part::Check,
        differing(&stated.checks, &lock.checks, &had.checks, constraint::is_same_check),
    );
    push(
        Part::Exclusion,
        differing(
            &stated.exclusions,
            &lock.exclusions,
            &had.exclusions,
            constraint::is_same_exclusion,
        ),
    );
    push(Part::Index, differing(&stated.indexes, &lock.indexes, &had.indexes, PartialEq::eq));
    found
}

/// A table has one primary key at most, so that there is no mistaking it.
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

fn differing<S: PartialEq, T>(
    stated: &[Named<S>],
    lock: &[Named<S>],
    had: &ByName<T>,
    is_same: impl Fn(&S, &T) -> bool,
) -> Vec<Pair<String>> {
    let mut taken: BTreeSet<&str> = stated.iter().map(|named| named.name.as_str()).collect();
    let mut found = Vec::new();
    for named in stated.iter().filter(|named| !had.contains_key(&named.name)) {
        let hint = named.renamed_from.as_deref();
        let before = lock.iter().filter(|it| it.value == named.value).map(|it| it.name.as_str());
        let alike = had.iter().filter(|(_, it)| named.explicit && is_same(&named.value, it));
        let alike = alike.map(|(name, _)| name.as_str());
        let mut candidates = hint.into_iter().chain(before).chain(alike);
        let former = candidates.find(|name| had.contains_key(name) && !taken.contains(name));
        if let Some(former) = former {
            taken.insert(former);
            found.push(Pair::new(former.to_owned(), named.name.clone()));
        }
    }
    found
}
