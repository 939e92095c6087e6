//! What each step brings, takes away and stands on. The laws of order follow from that:
//!
//! 1. what brings an object runs before what stands on it;
//! 2. what lets go of an object runs before what takes it away;
//! 3. what takes a name away runs before what brings it again;
//! 4. what changes an object runs after what lets go of it and before what stands on it.

use std::collections::BTreeSet;

use super::step::{ColumnAction, Commented, ConstraintKind, ExtensionAction, SequenceAction, Step};
use crate::schema::{
    Column, ColumnType, Expression, ForeignKey, Index, Pair, Qualified, Schema, Table, TypeName,
    normalize,
};

/// Something a step may stand on.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Object {
    Namespace(String),
    Extension(String),
    Type(Qualified),
    /// Tables, and the indexes of constraints and those that stand alone: Postgres keeps them in one name space
    /// (manual, section 51.11).
    Relation(Qualified),
    Column(Qualified, String),
    /// A constraint without an index: its name is its table's own business.
    Constraint(Qualified, String),
    /// Whatever makes columns of the table fit to be referred to.
    Key(Qualified),
}

/// What a step has to do with objects.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub(super) brings: Vec<Object>,
    pub(super) takes: Vec<Object>,
    /// Stands on these afterwards.
    pub(super) needs: Vec<Object>,
    /// Stood on these before.
    pub(super) frees: Vec<Object>,
    /// Leaves these there, but other than they were.
    pub(super) changes: Vec<Object>,
}

/// Constraints, by table and name.
pub(super) type Alone = BTreeSet<(Qualified, String)>;

/// `alone` are the constraints that go by a step of their own. A foreign key among them no longer ties its table to the
/// other one when that goes: tables that refer to each other would each have to go first.
pub(super) fn facts(step: &Step, schemas: Pair<&Schema>, alone: &Alone) -> Facts {
    let mut facts = Facts::default();
    match step {
        Step::CreateNamespace(name) => facts.brings.push(Object::Namespace(name.clone())),
        Step::DropNamespace(name) => facts.takes.push(Object::Namespace(name.clone())),
        Step::CreateExtension { name, schema, version: _ } => {
            facts.brings.push(Object::Extension(name.clone()));
            facts.needs.extend(schema.clone().map(Object::Namespace));
            facts.needs.extend(required(name, schemas.after));
        }
        Step::AlterExtension { name, action } => {
            facts.changes.push(Object::Extension(name.clone()));
            match action {
                ExtensionAction::SetSchema(to) => {
                    facts.needs.push(Object::Namespace(to.clone()));
                    facts.frees.extend(under_extension(name, schemas.before));
                }
                ExtensionAction::Update(_) => facts.needs.extend(required(name, schemas.after)),
            }
        }
        Step::DropExtension(name) => {
            facts.takes.push(Object::Extension(name.clone()));
            facts.frees.extend(under_extension(name, schemas.before));
            facts.frees.extend(required(name, schemas.before));
        }
        Step::CreateEnum { name, .. } => {
            facts.brings.push(Object::Type(name.clone()));
            facts.needs.push(Object::Namespace(name.schema.clone()));
        }
        Step::DropEnum(name) => {
            facts.takes.push(Object::Type(name.clone()));
            facts.frees.push(Object::Namespace(name.schema.clone()));
        }
        Step::AddLabel { name, .. } => facts.needs.push(Object::Type(name.clone())),
        Step::RenameType { name, .. } => facts.takes.push(Object::Type(name.clone())),
        Step::CreateSequence { name, .. } => {
            facts.brings.push(Object::Relation(name.clone()));
            facts.needs.push(Object::Namespace(name.schema.clone()));
        }
        Step::AlterSequence { name, action } => match action {
            SequenceAction::Set(_) => facts.changes.push(Object::Relation(name.clone())),
            SequenceAction::OwnedBy(owner) => facts.needs.extend(
                owner.iter().map(|(table, column)| Object::Column(table.clone(), column.clone())),
            ),
            SequenceAction::RenameTo(_) => facts.takes.push(Object::Relation(name.clone())),
        },
        Step::DropSequence(name) => {
            facts.takes.push(Object::Relation(name.clone()));
            facts.frees.push(Object::Namespace(name.schema.clone()));
        }
        // Its place is among the steps of its op.
        Step::SetCounter { .. } => {}
        // What an op renames is renamed before, or after, everything that is ordered.
        Step::MoveType { .. }
        | Step::RenameLabel { .. }
        | Step::RenameTable { .. }
        | Step::MoveTable { .. }
        | Step::RenameColumn { .. }
        | Step::RenameConstraint { .. }
        | Step::RenameIndex { .. } => {}
        Step::CreateTable { name, table } => {
            facts.brings = of_table(name, table);
            facts.needs = under_table(name, table, schemas.after);
            let keys = table.foreign_keys.values().filter(|key| key.references != *name);
            facts.needs.extend(keys.flat_map(|key| under_foreign_key(name, key)));
        }
        Step::DropTable(name) => {
            if let Some(table) = schemas.before.tables.get(name) {
                facts.takes = of_table(name, table);
                facts.takes.extend(table.indexes.keys().map(|index| relation(name, index)));
                facts.frees = under_table(name, table, schemas.before);
                let keys = table.foreign_keys.iter().filter(|(it, key)| {
                    key.references != *name && !alone.contains(&(name.clone(), (*it).clone()))
                });
                let keys = keys.map(|(_, key)| key);
                facts.frees.extend(keys.flat_map(|key| under_foreign_key(name, key)));
            }
        }
        Step::AddColumn { table, column } => {
            facts.brings.push(Object::Column(table.clone(), column.name.clone()));
            facts.needs.push(Object::Relation(table.clone()));
            facts.needs.extend(under_type(&column.ty));
            facts.needs.extend(under_default(column.default.as_ref(), schemas.after));
            let after = schemas.after.tables.get(table).and_then(|it| it.column(&column.name));
            if after.is_none_or(|it| it.generated.is_some()) {
                facts.needs.extend(under_generated(table, column, schemas.after));
            } else {
                // It only leaves its values behind: they are computed from what was there before.
                facts.frees.extend(under_generated(table, column, schemas.before));
            }
        }
        Step::DropColumn { table, column } => {
            facts.takes.push(Object::Column(table.clone(), column.clone()));
            facts.frees.push(Object::Relation(table.clone()));
            let before = schemas.before.tables.get(table).and_then(|it| it.column(column));
            facts.frees.extend(before.into_iter().flat_map(|it| under_type(&it.ty)));
            let default = before.and_then(|it| it.default.as_ref());
            facts.frees.extend(under_default(default, schemas.before));
            let generated = before.map(|it| under_generated(table, it, schemas.before));
            facts.frees.extend(generated.unwrap_or_default());
        }
        Step::AlterColumn { table, column, action } => {
            facts.changes.push(Object::Column(table.clone(), column.clone()));
            let before = schemas.before.tables.get(table).and_then(|it| it.column(column));
            if let ColumnAction::SetDefault(_) | ColumnAction::DropDefault = action {
                let default = before.and_then(|it| it.default.as_ref());
                facts.frees.extend(under_default(default, schemas.before));
            }
            if let ColumnAction::SetDefault(default) = action {
                facts.needs.extend(under_default(Some(default), schemas.after));
            }
            // A column that stops being computed lets go of what it was computed from.
            if let (ColumnAction::DropExpression, Some(before)) = (action, before) {
                facts.frees.extend(under_generated(table, before, schemas.before));
            }
            if let ColumnAction::SetType { ty, .. } = action {
                facts.needs.extend(under_type(ty));
                let left = before.filter(|before| before.ty.name != ty.name);
                facts.frees.extend(left.into_iter().flat_map(|before| under_type(&before.ty)));
            }
        }
        Step::AddPrimaryKey { table, key } => {
            facts.brings.extend([relation(table, &key.name), Object::Key(table.clone())]);
            facts.needs.extend(columns(table, key.columns.iter().chain(&key.include)));
        }
        Step::AddUnique { table, name, unique } => {
            facts.brings.extend([relation(table, name), Object::Key(table.clone())]);
            facts.needs.extend(columns(table, unique.columns.iter().chain(&unique.include)));
        }
        Step::AddCheck { table, name, .. } => {
            facts.brings.push(Object::Constraint(table.clone(), name.clone()));
            facts.needs.extend(every_column(table, schemas.after));
        }
        Step::AddExclusion { table, name, .. } => {
            facts.brings.push(relation(table, name));
            facts.needs.extend(every_column(table, schemas.after));
        }
        Step::AddForeignKey { table, name, key } => {
            facts.brings.push(Object::Constraint(table.clone(), name.clone()));
            facts.needs.extend(under_foreign_key(table, key));
        }
        Step::DropConstraint { table, name, what } => {
            drop_constraint(table, name, *what, schemas, &mut facts);
        }
        Step::CreateIndex { table, name, index } => {
            facts.brings.push(relation(table, name));
            if index.unique {
                facts.brings.push(Object::Key(table.clone()));
            }
            facts.needs = under_index(table, index, schemas.after);
        }
        Step::DropIndex { table, name } => {
            facts.takes.push(relation(table, name));
            let index = schemas.before.tables.get(table).and_then(|it| it.indexes.get(name));
            facts.frees.extend(
                index.into_iter().flat_map(|index| under_index(table, index, schemas.before)),
            );
            if index.is_some_and(|index| index.unique) {
                facts.takes.push(Object::Key(table.clone()));
            }
        }
        Step::AlterForeignKey { table, name, .. } | Step::ValidateConstraint { table, name } => {
            facts.needs.push(Object::Constraint(table.clone(), name.clone()));
            facts.needs.extend(every_column(table, schemas.after));
        }
        Step::SetParameters { table, name, .. } | Step::ResetParameters { table, name, .. } => {
            facts.needs.push(relation(table, name));
        }
        // What is brought under that name comes after it.
        Step::DropInvalidIndex { table, name } => facts.takes.push(relation(table, name)),
        // Marks are set right after what they stand on, once everything is in order.
        Step::SetReplicaIdentity { table, index } | Step::ClusterOn { table, index } => {
            facts.needs.push(relation(table, index));
        }
        Step::Comment { on, .. } => facts.needs.push(match on {
            Commented::Namespace(name) => Object::Namespace(name.clone()),
            Commented::Enum(name) => Object::Type(name.clone()),
            Commented::Sequence(name) | Commented::Table(name) => Object::Relation(name.clone()),
            Commented::Column(table, column) => Object::Column(table.clone(), column.clone()),
            Commented::Constraint(table, name) => Object::Constraint(table.clone(), name.clone()),
            Commented::Index(name) => Object::Relation(name.clone()),
        }),
    }
    facts
}

fn drop_constraint(
    table: &Qualified,
    name: &str,
    what: ConstraintKind,
    schemas: Pair<&Schema>,
    facts: &mut Facts,
) {
    let before = schemas.before.tables.get(table);
    match what {
        ConstraintKind::PrimaryKey | ConstraintKind::Unique => {
            facts.takes.extend([relation(table, name), Object::Key(table.clone())]);
            facts.frees.extend(every_column(table, schemas.before));
        }
        ConstraintKind::ForeignKey => {
            facts.takes.push(Object::Constraint(table.clone(), name.to_owned()));
            let key = before.and_then(|it| it.foreign_keys.get(name));
            facts.frees.extend(key.into_iter().flat_map(|key| under_foreign_key(table, key)));
        }
        ConstraintKind::Check => {
            facts.takes.push(Object::Constraint(table.clone(), name.to_owned()));
            facts.frees.extend(every_column(table, schemas.before));
        }
        ConstraintKind::Exclusion => {
            facts.takes.push(relation(table, name));
            facts.frees.extend(every_column(table, schemas.before));
        }
    }
}

/// An index, or a constraint with an index, lives in its table's schema.
fn relation(table: &Qualified, name: &str) -> Object {
    Object::Relation(Qualified::new(table.schema.clone(), name))
}

fn of_table(name: &Qualified, table: &Table) -> Vec<Object> {
    let mut objects = vec![Object::Relation(name.clone()), Object::Key(name.clone())];
    objects.extend(columns(name, table.columns.iter().map(|column| &column.name)));
    objects.extend(table.primary_key.iter().map(|key| relation(name, &key.name)));
    objects
        .extend(table.uniques.keys().chain(table.exclusions.keys()).map(|it| relation(name, it)));
    objects
}

fn under_table(name: &Qualified, table: &Table, schema: &Schema) -> Vec<Object> {
    let types = table.columns.iter().flat_map(|column| under_type(&column.ty));
    let defaults =
        table.columns.iter().flat_map(|column| under_default(column.default.as_ref(), schema));
    [Object::Namespace(name.schema.clone())].into_iter().chain(types).chain(defaults).collect()
}

/// The sequences that a default reads. Their names stand in string constants.
fn under_default<'a>(
    default: Option<&Expression>,
    schema: &'a Schema,
) -> impl Iterator<Item = Object> + use<'a> {
    let default = default.cloned();
    let names = schema.sequences.keys();
    names
        .filter(move |name| default.as_ref().is_some_and(|it| it.mentions(&name.name)))
        .map(|name| Object::Relation(name.clone()))
}

fn required(name: &str, schema: &Schema) -> Vec<Object> {
    let requires = schema.extensions.get(name).map(|it| &it.contents.requires);
    requires.into_iter().flatten().cloned().map(Object::Extension).collect()
}

fn under_extension(name: &str, schema: &Schema) -> Option<Object> {
    schema.extensions.get(name)?.schema.clone().map(Object::Namespace)
}

fn under_type(ty: &ColumnType) -> Vec<Object> {
    match &ty.name {
        TypeName::Builtin(_) | TypeName::Other(_) => Vec::new(),
        TypeName::Enum(name) => vec![Object::Type(name.clone())],
        TypeName::Extension(_, name) => normalize::extension_of(name)
            .map(|it| Object::Extension(it.to_owned()))
            .into_iter()
            .collect(),
    }
}

/// The columns that a generated column is computed from.
fn under_generated(table: &Qualified, column: &Column, schema: &Schema) -> Vec<Object> {
    let Some(generated) = &column.generated else { return Vec::new() };
    let others = schema.tables.get(table).into_iter().flat_map(|it| &it.columns);
    let names = others
        .map(|it| &it.name)
        .filter(|name| **name != column.name && generated.expression.mentions(name));
    columns(table, names).collect()
}

fn under_foreign_key(table: &Qualified, key: &ForeignKey) -> Vec<Object> {
    let own = columns(table, &key.columns);
    let referenced = columns(&key.references, &key.referenced_columns);
    own.chain(referenced).chain([Object::Key(key.references.clone())]).collect()
}

fn under_index(table: &Qualified, index: &Index, schema: &Schema) -> Vec<Object> {
    match index.key_columns().filter(|_| index.predicate.is_none()) {
        Some(keys) => columns(table, keys.iter().chain(&index.include)).collect(),
        None => every_column(table, schema),
    }
}

fn columns<'a>(
    table: &Qualified,
    names: impl IntoIterator<Item = &'a String>,
) -> impl Iterator<Item = Object> {
    let names: Vec<_> = names.into_iter().cloned().collect();
    let table = table.clone();
    names.into_iter().map(move |name| Object::Column(table.clone(), name))
}

/// An expression may speak of any column of its table.
fn every_column(table: &Qualified, schema: &Schema) -> Vec<Object> {
    let names = schema
        .tables
        .get(table)
        .into_iter()
        .flat_map(|it| it.columns.iter().map(|column| &column.name));
    columns(table, names).collect()
}
