//! Extensions, and what they bring.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
};

use super::{Schema, quote, sequence};

/// An installed extension, or one that is wanted.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Extension {
    /// The schema that holds its objects; `None` where nobody asks for a particular one.
    pub schema: Option<String>,
    /// `None` where nobody asks for a particular one.
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
        found.extensions.get(name).into_iter().for_each(|it| extension.adopt(it));
    }
    for (name, table) in
        expected.tables_that(|_, it| it.columns.iter().any(|it| it.identity.is_some()))
    {
        found.tables.get(name).into_iter().for_each(|found| sequence::adopt(table, found));
    }
    expected
}

/// A start, with the extensions that cannot get back to their versions as `up` leaves them.
#[must_use]
pub fn stayed(mut start: Schema, after: &Schema) -> Schema {
    for (name, extension) in &mut start.extensions {
        if let Some(after) = after.extensions.get(name).filter(|it| it.contents.stays) {
            extension.version.clone_from(&after.version);
        }
    }
    start
}

/// What the server has of an extension, installed or not.
#[derive(Clone, Debug, Default)]
pub struct Offer {
    /// Those that can be created.
    pub versions: BTreeSet<String>,
    /// The one that is created where nobody asks for another.
    pub default_version: Option<String>,
    /// By version: the extensions that have to be there before it.
    pub requires: BTreeMap<String, BTreeSet<String>>,
    /// From which version there is a way to which other.
    pub updates: BTreeSet<(String, String)>,
}

/// What else is known of an extension. Nobody asks for any of it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Contents {
    /// Where to look for what it brings.
    pub home: Home,
    /// Whether it can be moved to another schema.
    pub relocatable: bool,
    /// Of one whose version changes: there is no update back to the version that it had, and it stays at this one.
    pub stays: bool,
    /// The extensions that have to be there before it, where it is created or updated.
    pub requires: BTreeSet<String>,
    /// The names of its operator classes.
    pub operator_classes: BTreeSet<String>,
}

/// The schema that has to stand in front of the name of something that an extension brings; nothing where the search
/// path leads there. In which schema an extension is, is its installer's business, and everything in it is the same
/// thing wherever it is: two homes are always equal.
#[derive(Clone, Debug, Default)]
pub struct Home(pub Option<String>);

impl Home {
    /// The name as SQL needs it, given how SQL has it without a schema.
    #[must_use]
    pub fn to_sql(&self, name: &str) -> String {
        match &self.0 {
            Some(schema) => format!("{}.{name}", quote::ident(schema)),
            None => name.to_owned(),
        }
    }
}

impl PartialEq for Home {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Home {}

impl Ord for Home {
    fn cmp(&self, _: &Self) -> Ordering {
        Ordering::Equal
    }
}

impl PartialOrd for Home {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
