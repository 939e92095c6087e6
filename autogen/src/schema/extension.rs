//! Extensions, and what they bring.

use std::collections::{BTreeMap, BTreeSet};

use super::{Schema, normalize, partition, sequence};

/// An installed extension, or one that is wanted.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Extension {
    /// The schema that holds its objects; `None` if nobody asks for a particular one.
    pub schema: Option<String>,
    /// `None` if nobody asks for a particular one.
    pub version: Option<String>,
    pub contents: Contents,
}

impl Extension {
    /// What nobody asks for is as it was found.
    fn adopt(&mut self, found: &Self) {
        self.schema = self.schema.take().or_else(|| found.schema.clone());
        self.version = self.version.take().or_else(|| found.version.clone());
        self.contents.clone_from(&found.contents);
    }
}

/// A schema that is expected, with what nobody asks for as it was found: where an extension is, what it has, and how the
/// sequences behind columns are called.
#[must_use]
pub fn located(mut expected: Schema, found: &Schema) -> Schema {
    for (name, extension) in &mut expected.extensions {
        if let Some(found) = found.extensions.get(name) {
            extension.adopt(found);
        }
    }
    for (name, table) in
        expected.tables_that(|_, it| it.columns.iter().any(|it| it.identity.is_some()))
    {
        if let Some(found) = found.tables.get(name) {
            sequence::adopt(table, found);
        }
    }
    expected
}

/// A start, with what is not taken back as `up` leaves it: extensions, with their schemas and the versions that have no way
/// back, and labels of enums that tables are partitioned by.
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

/// What the server has of an extension, installed or not.
#[derive(Clone, Debug, Default)]
pub struct Offer {
    /// Those that can be created.
    pub versions: BTreeSet<String>,
    /// The one that is created if nobody asks for another.
    pub default_version: Option<String>,
    /// By version: the extensions that have to be there before it.
    pub requires: BTreeMap<String, BTreeSet<String>>,
    /// From which version there is a way to which other.
    pub updates: BTreeSet<(String, String)>,
}

/// What else is known of an extension. Nobody asks for any of it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Contents {
    /// The schema that must be written before the names of its objects; none if the search path reaches it.
    pub home: Option<String>,
    /// Whether it can be moved to another schema.
    pub relocatable: bool,
    /// Of one whose version changes: there is no update back to the version that it had, and it stays at this one.
    pub stays: bool,
    /// The extensions that have to be there before it, if it is created or updated.
    pub requires: BTreeSet<String>,
    pub types: BTreeSet<String>,
    pub operator_classes: BTreeSet<String>,
}

/// Where what the extensions bring is found.
#[derive(Clone, Copy, Debug)]
pub struct Homes<'a>(pub &'a BTreeMap<String, Extension>);

impl<'a> Homes<'a> {
    /// The schema that must be written before a type; none if the search path reaches it.
    #[must_use]
    pub fn of_type(self, name: &str) -> Option<&'a String> {
        let brings = |it: &&Extension| it.contents.types.contains(name);
        let known = || normalize::extension_of(name).and_then(|it| self.0.get(it));
        self.0.values().find(brings).or_else(known)?.contents.home.as_ref()
    }

    /// The extension that brings an operator class.
    #[must_use]
    pub fn brings_class(self, name: &str) -> Option<&'a Extension> {
        let brings = |it: &&Extension| it.contents.operator_classes.contains(name);
        let known = || normalize::extension_of_operator_class(name).and_then(|it| self.0.get(it));
        self.0.values().find(brings).or_else(known)
    }
}
