//! What goes through sea-query and what is raw SQL, decided here and nowhere else.
//!
//! sea-query 1.0.2 is used wherever it renders right SQL on Postgres. Everything it has no words for, or gets wrong,
//! is raw, each with its reason. A reason may be about the step as such, or about what it says.

use proc_macro2::TokenStream;

use super::{column, constraint, enumeration, index, table};
use crate::{
    plan::{ColumnAction, ConstraintKind, Position, Step},
    schema::{
        Check, Column, Deferrable, ForeignKey, Index, IndexColumn, Nulls, Order, PrimaryKey,
        Qualified, Table, Unique, Validity,
    },
};

/// Why a step is raw SQL.
pub(super) type Reason = &'static str;

const NO_WORDS: Reason = "sea-query has no words for it";
const NO_COMMENTS: Reason = "sea-query leaves comments out on Postgres";
const NOT_ESCAPED: Reason = "sea-query does not escape the quotes in such a name";
const NOT_QUOTED: Reason = "sea-query does not quote the names of extensions";
const READ_AS_ARRAY: Reason = "sea-query takes a type name that ends in [] for an array";
const NO_LABELS: Reason = "sea-query leaves the parentheses out where there are no labels";
const NO_COLUMNS: Reason = "sea-query leaves the parentheses out where there are no columns";
const ADD_ONLY_UNNAMED: Reason =
    "sea-query can add it to a table only for one column and without a name";
const NO_BLANK: Reason = "sea-query writes .extra() without a blank before it here";
const NULL_STAYS: Reason =
    "the nearest is DEFAULT NULL, which stays as a default on types with a length";
const SLOT_TAKEN: Reason =
    "sea-query puts the operator class after the direction, where Postgres wants it before";

/// The call on the `SchemaManager` that takes this step.
pub(super) fn call(step: &Step, schema: &str) -> Result<TokenStream, Reason> {
    match step {
        Step::CreateNamespace(_)
        | Step::DropNamespace(_)
        | Step::CreateSequence { .. }
        | Step::AlterSequence { .. }
        | Step::DropSequence(_)
        | Step::SetCounter { .. }
        | Step::MoveType { .. }
        | Step::MoveTable { .. }
        | Step::RenameConstraint { .. }
        | Step::RenameIndex { .. }
        | Step::AlterForeignKey { .. }
        | Step::ValidateConstraint { .. }
        | Step::SetParameters { .. }
        | Step::ResetParameters { .. }
        | Step::DropInvalidIndex { .. }
        | Step::SetReplicaIdentity { .. }
        | Step::ClusterOn { .. }
        | Step::AddCheck { .. }
        | Step::AddExclusion { .. } => Err(NO_WORDS),
        Step::CreateExtension { .. } | Step::DropExtension(_) => Err(NOT_QUOTED),
        Step::AlterExtension { .. } => Err(NO_WORDS),
        Step::CreateEnum { labels, .. } if labels.is_empty() => Err(NO_LABELS),
        Step::CreateEnum { name, labels } => {
            type_name(name)?;
            Ok(enumeration::create(name, labels, schema))
        }
        Step::DropEnum(name) => {
            type_name(name)?;
            Ok(enumeration::drop(name, schema))
        }
        Step::AddLabel {
            name,
            label,
            position: position @ (Position::Last | Position::Before(_)),
        } => {
            type_name(name)?;
            Ok(enumeration::add_label(name, label, position, schema))
        }
        Step::RenameType { name, to } => {
            type_name(name)?;
            Ok(enumeration::rename(name, to, schema))
        }
        Step::RenameLabel { name, label, to } => {
            type_name(name)?;
            Ok(enumeration::rename_label(name, label, to, schema))
        }
        Step::RenameTable { name, to } => Ok(table::rename(name, to, schema)),
        Step::RenameColumn { table, column, to } => Ok(column::rename(table, column, to, schema)),
        Step::CreateTable { table, .. } if table.columns.is_empty() => Err(NO_COLUMNS),
        Step::CreateTable { name, table } => Ok(table::create(name, table, schema)),
        Step::DropTable(name) => Ok(table::drop(name, schema)),
        Step::AddColumn { table, .. } | Step::DropColumn { table, .. } => {
            Ok(column::change(table, std::slice::from_ref(step), schema))
        }
        Step::AlterColumn { table, column, action } => {
            alterable(action)?;
            Ok(column::alter(table, column, action, schema))
        }
        Step::AddPrimaryKey { .. } | Step::AddUnique { .. } => Err(ADD_ONLY_UNNAMED),
        Step::AddForeignKey { table, name, key } => {
            foreign_key(name, key)?;
            Ok(constraint::add_foreign_key(table, name, key, schema))
        }
        Step::DropConstraint { table, name, what } => match what {
            ConstraintKind::ForeignKey => {
                escaped(name)?;
                Ok(constraint::drop_foreign_key(table, name, schema))
            }
            ConstraintKind::PrimaryKey
            | ConstraintKind::Unique
            | ConstraintKind::Check
            | ConstraintKind::Exclusion => Ok(constraint::drop(table, name, schema)),
        },
        Step::CreateIndex { table, name, index } => {
            indexable(name, index)?;
            Ok(index::create(table, name, index, schema))
        }
        Step::DropIndex { table, name } => {
            escaped(name)?;
            Ok(index::drop(table, name, schema))
        }
        Step::Comment { .. } => Err(NO_COMMENTS),
    }
}

/// Splits a table into what `Table::create()` can say, and the steps for the rest, which are raw.
pub(super) fn split(name: &Qualified, table: &Table) -> (Table, Vec<Step>) {
    let mut typed = table.clone();
    let mut rest = Vec::new();
    if let Some(key) = table.primary_key.as_ref().filter(|key| primary_key(key).is_err()) {
        typed.primary_key = None;
        rest.push(Step::AddPrimaryKey { table: name.clone(), key: key.clone() });
    }
    for (own, it) in table.uniques.iter().filter(|(own, it)| unique(own, it).is_err()) {
        typed.uniques.remove(own);
        rest.push(Step::AddUnique { table: name.clone(), name: own.clone(), unique: it.clone() });
    }
    for (own, it) in table.checks.iter().filter(|(_, it)| check(it).is_err()) {
        typed.checks.remove(own);
        rest.push(Step::AddCheck { table: name.clone(), name: own.clone(), check: it.clone() });
    }
    for (own, it) in std::mem::take(&mut typed.exclusions) {
        rest.push(Step::AddExclusion { table: name.clone(), name: own, exclusion: it });
    }
    for (own, it) in &table.foreign_keys {
        // A key of its own that it refers to may be among the rest.
        let waits = it.references == *name && !rest.is_empty();
        if waits || foreign_key(own, it).is_err() {
            typed.foreign_keys.remove(own);
            let (table, name, key) = (name.clone(), own.clone(), it.clone());
            rest.push(Step::AddForeignKey { table, name, key });
        }
    }
    (typed, rest)
}

/// Whether two adjacent steps go into one `Table::alter()`. Only columns that come and go: in one statement Postgres
/// drops before it adds, whatever the order, and any other action could tell.
pub(super) fn together(before: &Step, after: &Step) -> bool {
    match (column_of(before), column_of(after)) {
        (Some((table, _)), Some((other, _))) => table == other,
        _ => false,
    }
}

fn column_of(step: &Step) -> Option<(&Qualified, &str)> {
    match step {
        Step::AddColumn { table, column: Column { name, .. } } => Some((table, name)),
        Step::DropColumn { table, column } => Some((table, column)),
        Step::CreateNamespace(_)
        | Step::DropNamespace(_)
        | Step::CreateExtension { .. }
        | Step::AlterExtension { .. }
        | Step::DropExtension(_)
        | Step::CreateEnum { .. }
        | Step::DropEnum(_)
        | Step::AddLabel { .. }
        | Step::RenameType { .. }
        | Step::CreateSequence { .. }
        | Step::AlterSequence { .. }
        | Step::DropSequence(_)
        | Step::SetCounter { .. }
        | Step::MoveType { .. }
        | Step::RenameLabel { .. }
        | Step::RenameTable { .. }
        | Step::MoveTable { .. }
        | Step::RenameColumn { .. }
        | Step::RenameConstraint { .. }
        | Step::RenameIndex { .. }
        | Step::AlterForeignKey { .. }
        | Step::ValidateConstraint { .. }
        | Step::SetParameters { .. }
        | Step::ResetParameters { .. }
        | Step::DropInvalidIndex { .. }
        | Step::SetReplicaIdentity { .. }
        | Step::ClusterOn { .. }
        | Step::CreateTable { .. }
        | Step::DropTable(_)
        | Step::AlterColumn { .. }
        | Step::AddPrimaryKey { .. }
        | Step::AddUnique { .. }
        | Step::AddCheck { .. }
        | Step::AddExclusion { .. }
        | Step::AddForeignKey { .. }
        | Step::DropConstraint { .. }
        | Step::CreateIndex { .. }
        | Step::DropIndex { .. }
        | Step::Comment { .. } => None,
    }
}

/// Names of indexes, keys and unique constraints are put between quotes as they are.
fn escaped(name: &str) -> Result<(), Reason> {
    if name.contains('"') { Err(NOT_ESCAPED) } else { Ok(()) }
}

fn type_name(name: &Qualified) -> Result<(), Reason> {
    if name.name.ends_with("[]") { Err(READ_AS_ARRAY) } else { Ok(()) }
}

fn alterable(action: &ColumnAction) -> Result<(), Reason> {
    match action {
        ColumnAction::SetType { collation: None, .. }
        | ColumnAction::SetNotNull
        | ColumnAction::DropNotNull
        | ColumnAction::SetDefault(_)
        | ColumnAction::SetNext(_) => Ok(()),
        ColumnAction::SetType { collation: Some(_), .. } => Err(NO_BLANK),
        ColumnAction::DropDefault => Err(NULL_STAYS),
        ColumnAction::AddIdentity(_)
        | ColumnAction::SetIdentity(_)
        | ColumnAction::DropIdentity
        | ColumnAction::DropExpression => Err(NO_WORDS),
    }
}

fn primary_key(key: &PrimaryKey) -> Result<(), Reason> {
    escaped(&key.name)?;
    over_time(key.without_overlaps)?;
    immediate(key.deferrable)
}

fn unique(name: &str, unique: &Unique) -> Result<(), Reason> {
    escaped(name)?;
    over_time(unique.without_overlaps)?;
    immediate(unique.deferrable)
}

fn check(check: &Check) -> Result<(), Reason> {
    let Check { expression: _, no_inherit, validity } = check;
    if *no_inherit || *validity != Validity::Valid { Err(NO_WORDS) } else { Ok(()) }
}

fn foreign_key(name: &str, key: &ForeignKey) -> Result<(), Reason> {
    escaped(name)?;
    immediate(key.deferrable)?;
    over_time(key.period)?;
    let listed = !key.on_delete_columns.is_empty();
    if key.match_full || listed || key.validity != Validity::Valid { Err(NO_WORDS) } else { Ok(()) }
}

fn over_time(over_time: bool) -> Result<(), Reason> {
    if over_time { Err(NO_WORDS) } else { Ok(()) }
}

fn immediate(deferrable: Deferrable) -> Result<(), Reason> {
    match deferrable {
        Deferrable::No => Ok(()),
        Deferrable::InitiallyImmediate | Deferrable::InitiallyDeferred => Err(NO_WORDS),
    }
}

fn indexable(name: &str, index: &Index) -> Result<(), Reason> {
    escaped(name)?;
    if !index.with.is_empty() {
        return Err(NO_WORDS);
    }
    index.columns.iter().try_for_each(index_key)
}

fn index_key(column: &IndexColumn) -> Result<(), Reason> {
    if column.collation.is_some() {
        return Err(NO_WORDS);
    }
    match (column.order, column.nulls) {
        (Order::Ascending, Nulls::Default | Nulls::Last) => Ok(()),
        (Order::Descending, Nulls::Default | Nulls::First) if column.operator_class.is_none() => {
            Ok(())
        }
        (Order::Descending, Nulls::Default | Nulls::First) => Err(SLOT_TAKEN),
        (Order::Ascending, Nulls::First) | (Order::Descending, Nulls::Last) => Err(NO_WORDS),
    }
}
