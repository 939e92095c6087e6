//! Extensions, and the objects in them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Qualified, Schema, Table, normalize, partition, sequence};

/// An installed extension, or a wanted one.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Extension {
    /// The schema with its objects; `None` if nobody states one.
    pub schema: Option<String>,
    /// `None` if nobody states one.
    pub version: Option<String>,
    pub contents: Contents,
}

impl Extension {
    /// Copies what nobody states from the other one.
    fn adopt(&mut self, found: &Self) {
        self.schema = self.schema.take().or_else(|| found.schema.clone());
        self.version = self.version.take().or_else(|| found.version.clone());
        self.contents.clone_from(&found.contents);
    }
}

/// An expected schema, with unstated facets as found: the schemas and contents of extensions, and the names of
/// sequences behind columns.
#[must_use]
pub fn located(mut expected: Schema, found: &Schema) -> Schema {
    for (name, extension) in &mut expected.extensions {
        if let Some(found) = found.extensions.get(name) {
            extension.adopt(found);
        }
    }
    // Tables that have neither stay shared.
    let has_names = |name: &Qualified, it: &Table| {
        let is_counting = it.columns.iter().any(|it| it.identity.is_some());
        is_counting || found.tables.get(name).is_some_and(|it| it.names_not_null())
    };
    for (name, table) in expected.tables_that(has_names) {
        if let Some(found) = found.tables.get(name) {
            sequence::adopt(table, found);
        }
    }
    expected
}

/// The start of a plan, with what `down` does not revert as `up` leaves it: extensions, with schemas and with
/// versions that cannot be downgraded, and labels of enums that tables are partitioned by.
#[must_use]
pub fn stayed(start: Schema, after: &Schema, found: &Schema) -> Schema {
    let mut start = partition::stayed(start, after);
    for (name, extension) in &after.extensions {
        if start.extensions.contains_key(name) {
            continue;
        }
        let stays = found.extensions.get(name).unwrap_or(extension).clone();
        if let Some(home) = stays.schema.as_ref().and_then(|it| after.namespaces.get_key_value(it))
        {
            start.namespaces.entry(home.0.clone()).or_insert_with(|| home.1.clone());
        }
        start.extensions.insert(name.clone(), stays);
    }
    for (name, extension) in &mut start.extensions {
        if let Some(after) = after.extensions.get(name).filter(|it| it.contents.stays) {
            extension.version.clone_from(&after.version);
            if let Some(found) = found.extensions.get(name) {
                extension.adopt(found);
            }
        }
    }
    start
}

/// What the server offers of an extension, installed or not.
#[derive(Clone, Debug, Default)]
pub struct Offer {
    /// The versions that can be created.
    pub versions: BTreeSet<String>,
    /// The default version.
    pub default_version: Option<String>,
    /// By version: the extensions that it requires.
    pub requires: BTreeMap<String, BTreeSet<String>>,
    /// The update paths, from one version to another.
    pub updates: BTreeSet<(String, String)>,
}

/// Further facts about an extension. Nobody states them.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Contents {
    /// The schema to write before the names of its objects; `None` if the search path reaches it.
    pub home: Option<String>,
    /// Whether it can be moved to another schema.
    pub relocatable: bool,
    /// Whether there is no update back to the previous version, so that `down` keeps this one.
    pub stays: bool,
    /// The extensions that it requires, if it is created or updated.
    pub requires: BTreeSet<String>,
    pub types: BTreeSet<String>,
    pub operator_classes: BTreeSet<String>,
}

/// Where the objects of extensions are found.
#[derive(Clone, Copy, Debug)]
pub struct Homes<'a>(pub &'a BTreeMap<String, Extension>);

impl<'a> Homes<'a> {
    /// The schema to write before a type; `None` if the search path reaches it.
    #[must_use]
    pub fn of_type(self, name: &str) -> Option<&'a String> {
        let brings = |it: &&Extension| it.contents.types.contains(name);
        let known = || normalize::extension_of(name).and_then(|it| self.0.get(it));
        self.0.values().find(brings).or_else(known)?.contents.home.as_ref()
    }

    /// The extension of an operator class.
    #[must_use]
    pub fn brings_class(self, name: &str) -> Option<&'a Extension> {
        let brings = |it: &&Extension| it.contents.operator_classes.contains(name);
        let known = || normalize::extension_of_operator_class(name).and_then(|it| self.0.get(it));
        self.0.values().find(brings).or_else(known)
    }
}
