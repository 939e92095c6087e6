//! Objects that entities state behind a disabled cargo feature: they are reported, and left as the database has them.
//! A build with the feature still needs them.

use crate::schema::{
    Qualified,
    stated::{Place, Schema, Table},
};

use super::ignore::{Ignore, pattern};

/// An object that is stated behind a disabled feature.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Hidden {
    kind: Kind,
    owner: Qualified,
    /// Empty for objects that have no owner.
    part: String,
    pub place: Place,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Kind {
    Table,
    Column,
    Index,
    Constraint,
    Enum,
    Label,
}

impl Hidden {
    /// The object as a sentence names it.
    #[must_use]
    pub fn name(&self, default_schema: &str) -> String {
        let owner = self.owner.relative_to(default_schema);
        let part = &self.part;
        match self.kind {
            Kind::Table => format!("the table `{owner}`"),
            Kind::Column => format!("the column `{part}` of `{owner}`"),
            Kind::Index => format!("the index `{part}` of `{owner}`"),
            Kind::Constraint => format!("the constraint `{part}` of `{owner}`"),
            Kind::Enum => format!("the enum `{owner}`"),
            Kind::Label => format!("the label `{part}` of `{owner}`"),
        }
    }
}

/// What the entities state with all features, but not with the enabled ones.
#[must_use]
pub fn hidden(stated: &Schema, all: &Schema) -> Vec<Hidden> {
    let mut found = Vec::new();
    let mut push = |kind, owner: &Qualified, part: &str, place: &Place| {
        let (owner, part, place) = (owner.clone(), part.to_owned(), place.clone());
        found.push(Hidden { kind, owner, part, place });
    };
    for (name, table) in &all.tables {
        let Some(own) = stated.tables.get(name) else {
            push(Kind::Table, name, "", &table.place);
            continue;
        };
        for column in table.columns.iter().filter(|it| own.column(&it.name).is_none()) {
            push(Kind::Column, name, &column.name, &column.place);
        }
        let said = constraints(own);
        for (part, place) in constraints(table).iter().filter(|it| !has(&said, it.0)) {
            push(Kind::Constraint, name, part, place);
        }
        let said: Vec<_> = own.indexes.iter().map(|it| (&*it.name, &it.place)).collect();
        for index in table.indexes.iter().filter(|it| !has(&said, &it.name)) {
            push(Kind::Index, name, &index.name, &index.place);
        }
    }
    for (name, it) in &all.enums {
        let Some(own) = stated.enums.get(name) else {
            push(Kind::Enum, name, "", &it.place);
            continue;
        };
        for label in it.labels.iter().filter(|it| !own.labels.contains(it)) {
            push(Kind::Label, name, label, &it.place);
        }
    }
    found
}

fn constraints(table: &Table) -> Vec<(&str, &Place)> {
    let uniques = table.uniques.iter().map(|it| (&*it.name, &it.place));
    let foreign_keys = table.foreign_keys.iter().map(|it| (&*it.name, &it.place));
    let checks = table.checks.iter().map(|it| (&*it.name, &it.place));
    let exclusions = table.exclusions.iter().map(|it| (&*it.name, &it.place));
    uniques.chain(foreign_keys).chain(checks).chain(exclusions).collect()
}

fn has(said: &[(&str, &Place)], name: &str) -> bool {
    said.iter().any(|(it, _)| *it == name)
}

/// Removes all of it from the comparison.
pub fn leave(hidden: &[Hidden], ignore: &mut Ignore, lock: &mut Schema) {
    for it in hidden {
        let pattern = |part: &str| pattern::of(&it.owner, part, &ignore.default_schema);
        match it.kind {
            Kind::Table => ignore.tables.push(pattern("")),
            // Other objects over the column may have another name in the database, so names are no longer compared.
            Kind::Column => {
                ignore.columns.push(pattern(&it.part));
                if let Some(table) = lock.tables.get_mut(&it.owner) {
                    forget(table, &it.part);
                }
            }
            Kind::Index => ignore.indexes.push(pattern(&it.part)),
            Kind::Constraint => ignore.constraints.push(pattern(&it.part)),
            Kind::Enum => ignore.enums.push(pattern("")),
            Kind::Label => ignore.enums.push(pattern(&it.part)),
        }
    }
}

fn forget(table: &mut Table, column: &str) {
    table.uniques.retain(|it| !it.value.columns.iter().any(|it| it == column));
    table.foreign_keys.retain(|it| !it.value.columns.iter().any(|it| it == column));
    table
        .indexes
        .retain(|it| !it.value.key_columns().is_some_and(|it| it.contains(&column.to_owned())));
}
