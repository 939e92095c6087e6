//! What each step creates, drops and requires. The laws of the order follow from that:
//!
//! 1. what creates an object runs before what requires it;
//! 2. what releases an object runs before what drops it;
//! 3. what drops a name runs before what creates it again;
//! 4. what alters an object runs after what releases it and before what requires it.

mod column;
mod comment;
mod constraint;
mod declared;
mod enumeration;
mod extension;
mod index;
mod namespace;
mod rank;
mod sequence;
mod table;

use std::collections::BTreeSet;

pub(super) use self::rank::Rank;
use super::step::Step;
use crate::schema::{Address, Pair, Qualified, Schema};

/// Something a step may require.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Object {
    Namespace(String),
    Extension(String),
    Type(Qualified),
    /// Tables, and the indexes of constraints and those without one: Postgres keeps them in one name space
    /// (manual, section 51.11).
    Relation(Qualified),
    Column(Qualified, String),
    /// A constraint without an index: its name belongs to its table's name space.
    Constraint(Qualified, String),
    /// A key over columns of the table that a foreign key can refer to.
    Key(Qualified),
    /// Beside tables.
    Declared(Address),
    /// What the partitions of a table share among them.
    Partitions(Qualified),
}

/// A step's relation to objects.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// The object itself first, followed by what is created along with it.
    pub(super) creates: Vec<Object>,
    /// The object itself first, followed by what is dropped along with it.
    pub(super) drops: Vec<Object>,
    /// Depends on these afterwards.
    pub(super) requires: Vec<Object>,
    /// Depended on these before.
    pub(super) releases: Vec<Object>,
    /// Changes these without dropping them.
    pub(super) alters: Vec<Object>,
}

/// Facts beyond the step itself.
pub(super) struct Context<'a> {
    pub(super) schemas: Pair<&'a Schema>,
    /// The constraints, by table and name, that a separate step drops. Such a foreign key no longer ties its table to
    /// the other one when the table is dropped; otherwise tables that refer to each other would each have to be
    /// dropped first.
    pub(super) dropped_constraints: BTreeSet<(Qualified, String)>,
}

pub(super) fn facts(step: &Step, context: &Context<'_>) -> Facts {
    let schemas = context.schemas;
    let mut facts = match step {
        Step::Namespace(name, action) => namespace::facts(name, *action),
        Step::Extension(name, action) => extension::facts(name, action, schemas),
        Step::Type(name, action) => enumeration::facts(name, action),
        Step::Sequence(name, action) => sequence::facts(name, action, schemas),
        Step::Table(name, action) => table::facts(name, action, context),
        Step::Column(table, name, action) => column::facts(table, name, action, schemas),
        Step::Constraint(table, name, action) => constraint::facts(table, name, action, schemas),
        Step::Index(table, name, action) => index::facts(table, name, action, schemas),
        Step::Declared(address, action) => declared::facts(address, action, schemas),
        Step::Comment(on, _) => comment::facts(on),
    };
    declared::add_called(&mut facts, step, schemas);
    facts
}

pub(super) fn rank(step: &Step) -> Rank {
    match step {
        Step::Namespace(_, action) => namespace::rank(*action),
        Step::Extension(_, action) => extension::rank(action),
        Step::Type(name, action) => enumeration::rank(name, action),
        Step::Sequence(name, action) => sequence::rank(name, action),
        Step::Table(name, action) => table::rank(name, action),
        Step::Column(table, _, action) => column::rank(table, action),
        Step::Constraint(table, _, action) => constraint::rank(table, action),
        Step::Index(table, _, action) => index::rank(table, action),
        Step::Declared(address, action) => declared::rank(address, action),
        Step::Comment(on, _) => comment::rank(on),
    }
}

/// An index, or a constraint with an index, is in its table's schema.
fn relation(table: &Qualified, name: &str) -> Object {
    Object::Relation(Qualified::new(table.schema.clone(), name))
}

fn columns<'a>(table: &Qualified, names: impl IntoIterator<Item = &'a String>) -> Vec<Object> {
    names.into_iter().map(|name| Object::Column(table.clone(), name.clone())).collect()
}

/// An expression may use any column of its table.
fn every_column(table: &Qualified, schema: &Schema) -> Vec<Object> {
    let table_with = schema.tables.get(table);
    columns(table, table_with.into_iter().flat_map(|it| it.columns.iter().map(|it| &it.name)))
}
