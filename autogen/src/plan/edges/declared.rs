//! Objects beside tables require what Postgres says that they depend on.

use std::collections::BTreeSet;

use super::{
    Facts, Object, columns,
    rank::{Chapter, Rank},
    relation,
};
use crate::{
    plan::step::{
        ColumnAction, Constraint, ConstraintAction, DeclaredAction, IndexAction, Step, TableAction,
    },
    schema::{
        Address, Declarations, Expression, Pair, Qualified, Schema, Table,
        declared::{Kind, Required},
    },
};

pub(super) fn facts(address: &Address, action: &DeclaredAction, schemas: Pair<&Schema>) -> Facts {
    let own = itself(address);
    let requires = || required(address, schemas.after);
    let releases = || required(address, schemas.before);
    match action {
        DeclaredAction::Create(_) | DeclaredAction::Attach(_) => {
            let creates = own.into_iter().chain(room(address, schemas.after)).collect();
            Facts { creates, requires: requires(), ..Facts::default() }
        }
        DeclaredAction::Drop(_) | DeclaredAction::Detach(_) => {
            let drops = own.into_iter().chain(room(address, schemas.before)).collect();
            Facts { drops, releases: releases(), ..Facts::default() }
        }
        DeclaredAction::Replace(_) | DeclaredAction::Alter(_) => {
            Facts { alters: own, requires: requires(), releases: releases(), ..Facts::default() }
        }
    }
}

pub(super) fn rank(address: &Address, action: &DeclaredAction) -> Rank {
    let chapter = match action {
        DeclaredAction::Drop(_) if address.kind.is_type() => Chapter::DroppedTypes,
        DeclaredAction::Drop(_) | DeclaredAction::Detach(_) => Chapter::DroppedDeclared,
        _ if address.kind.is_type() => Chapter::Types,
        _ if address.kind == Kind::DefaultPrivileges => Chapter::DefaultPrivileges,
        _ => Chapter::Declared,
    };
    Rank::in_chapter(chapter, Some(&address.name))
}

/// What it is among other objects: views share their names with tables.
fn itself(address: &Address) -> Vec<Object> {
    let mut own = vec![Object::Declared(address.clone())];
    if address.kind.is_relation() {
        own.push(Object::Relation(address.name.clone()));
    }
    if address.kind.is_type() {
        own.push(Object::Type(address.name.clone()));
    }
    // What is taken from a role goes with its grant option, so it goes before anything is given to it.
    if address.kind.are_privileges() {
        own.push(Object::Declared(address.plain()));
    }
    own
}

/// What the partitions of one table share: no two may have the same values.
fn room(address: &Address, schema: &Schema) -> Vec<Object> {
    if address.kind != Kind::Partition {
        return Vec::new();
    }
    schema.declared.parents(address).cloned().map(Object::Partitions).collect()
}

fn required(address: &Address, schema: &Schema) -> Vec<Object> {
    let declared = &schema.declared;
    let mut objects = vec![Object::Namespace(address.name.schema.clone())];
    for required in declared.required(address).cloned() {
        let object = match required {
            Required::Relation(name) if schema.tables.contains_key(&name) => Object::Relation(name),
            Required::Relation(name) => {
                let column = schema.column_with(&name);
                let column = column.map(|(table, it)| (table.clone(), it.name.clone()));
                objects.extend(column.map(|(table, it)| Object::Column(table, it)));
                Object::Relation(name)
            }
            Required::Column(table, column) => Object::Column(table, column),
            Required::Type(name) => Object::Type(name),
            Required::Declared(address) => Object::Declared(address),
        };
        objects.push(object);
    }
    if address.kind == Kind::ReplicaIdentity {
        let index = declared.objects.get(address).and_then(|it| it.shape.first());
        objects.extend(index.map(|it| relation(&address.name, it)));
    }
    if address.kind == Kind::Unlogged {
        let refers = |it: &Table| it.foreign_keys.values().any(|it| it.references == address.name);
        let others = schema.tables.iter().filter(|(name, it)| **name != address.name && refers(it));
        objects.extend(others.map(|(name, _)| Object::Declared(Address::unlogged(name))));
    }
    let Some(bonds) = declared.bonds.get(address) else { return objects };
    for (name, table) in
        schema.tables.iter().filter(|(name, _)| bonds.mentions.contains(&name.name))
    {
        objects.push(Object::Relation(name.clone()));
        let named = table.columns.iter().map(|it| &it.name);
        objects.extend(columns(name, named.filter(|it| bonds.mentions.contains(*it))));
    }
    let others = declared.objects.keys().filter(|it| !it.kind.is_part() && *it != address);
    let mentioned = others.filter(|it| bonds.mentions.contains(&it.name.name));
    objects.extend(mentioned.cloned().map(Object::Declared));
    let column = address.column.iter().map(|it| Object::Column(address.name.clone(), it.clone()));
    objects.extend(column);
    objects
}

/// Adds the routines that expressions of tables call.
pub(super) fn add_called(facts: &mut Facts, step: &Step, schemas: Pair<&Schema>) {
    let has_routines =
        |it: &Declarations| it.objects.keys().any(|address| address.kind.is_routine());
    if has_routines(&schemas.after.declared) {
        facts.requires.extend(called(&brought(step), &schemas.after.declared));
    }
    if has_routines(&schemas.before.declared) {
        facts.releases.extend(called(&taken(step, schemas.before), &schemas.before.declared));
    }
}

fn called(names: &BTreeSet<String>, declared: &Declarations) -> Vec<Object> {
    let routines = declared.objects.keys().filter(|it| it.kind.is_routine());
    let called = routines.filter(|it| names.contains(&it.name.name));
    called.cloned().map(Object::Declared).collect()
}

/// The names in the expressions that a step adds.
fn brought(step: &Step) -> BTreeSet<String> {
    match step {
        Step::Table(_, TableAction::Create(table)) => names(table.slots().map(|(_, it)| it)),
        Step::Column(_, _, ColumnAction::Add(column)) => names(column.slots().map(|(_, it)| it)),
        Step::Column(_, _, ColumnAction::SetDefault(default)) => names([default].into_iter()),
        Step::Constraint(_, _, ConstraintAction::Add(Constraint::Check(it))) => {
            names([&it.expression].into_iter())
        }
        Step::Constraint(_, _, ConstraintAction::Add(Constraint::Exclusion(it))) => {
            names([&it.definition].into_iter())
        }
        Step::Index(_, name, IndexAction::Create(it) | IndexAction::CreateConcurrently(it)) => {
            names(it.slots(name).map(|(_, it)| it))
        }
        _ => BTreeSet::new(),
    }
}

/// The names in the expressions that a step removes.
fn taken(step: &Step, before: &Schema) -> BTreeSet<String> {
    let table = |name: &Qualified| before.tables.get(name).map(|it| &**it);
    let of = |name: &Qualified, own: &str| {
        let slots = table(name).into_iter().flat_map(Table::slots);
        names(slots.filter(|(slot, _)| slot.owner() == Some(own)).map(|(_, it)| it))
    };
    match step {
        Step::Table(name, TableAction::Drop | TableAction::Park) => {
            names(table(name).into_iter().flat_map(|it| it.slots().map(|(_, it)| it)))
        }
        Step::Column(
            table,
            name,
            ColumnAction::Drop
            | ColumnAction::DropDefault
            | ColumnAction::SetDefault(_)
            | ColumnAction::DropExpression,
        )
        | Step::Constraint(table, name, ConstraintAction::Drop(_))
        | Step::Index(table, name, IndexAction::Drop | IndexAction::DropConcurrently) => {
            of(table, name)
        }
        _ => BTreeSet::new(),
    }
}

fn names<'a>(expressions: impl Iterator<Item = &'a Expression>) -> BTreeSet<String> {
    expressions.flat_map(Expression::names).collect()
}
