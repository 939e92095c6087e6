//! Steps in, SQL out.
//!
//! One file for each kind of object, and [`quote`] for every name and text in them. Expressions and operator classes
//! are SQL already and go in as they are.

pub mod column;
pub(in crate::render) mod comment;
mod constraint;
mod enumeration;
mod extension;
pub(in crate::render) mod index;
mod layout;
mod namespace;
pub(in crate::render) mod sequence;
pub(in crate::render) mod table;

use crate::plan::Step;
pub use crate::schema::quote;

/// One complete statement, without the semicolon. Names of objects in `default_schema` are not qualified.
#[must_use]
pub fn statement(step: &Step, default_schema: &str) -> String {
    let schema = default_schema;
    match step {
        Step::CreateNamespace(name) => namespace::create(name),
        Step::DropNamespace(name) => namespace::drop(name),
        Step::CreateExtension { name, schema, version } => {
            extension::create(name, schema.as_deref(), version.as_deref())
        }
        Step::AlterExtension { name, action } => extension::alter(name, action),
        Step::DropExtension(name) => extension::drop(name),
        Step::CreateEnum { name, labels } => enumeration::create(name, labels, schema),
        Step::DropEnum(name) => enumeration::drop(name, schema),
        Step::AddLabel { name, label, position } => {
            enumeration::add_label(name, label, position, schema)
        }
        Step::RenameType { name, to } => enumeration::rename(name, to, schema),
        Step::CreateSequence { name, ty, options } => sequence::create(name, *ty, *options, schema),
        Step::AlterSequence { name, action } => sequence::alter(name, action, schema),
        Step::DropSequence(name) => sequence::drop(name, schema),
        Step::SetCounter { counter, reached } => sequence::set_counter(counter, reached, schema),
        Step::MoveType { name, schema: to } => enumeration::set_schema(name, to, schema),
        Step::RenameLabel { name, label, to } => enumeration::rename_label(name, label, to, schema),
        Step::RenameTable { name, to } => table::rename(name, to, schema),
        Step::MoveTable { name, schema: to } => table::set_schema(name, to, schema),
        Step::RenameColumn { table, column, to } => column::rename(table, column, to, schema),
        Step::RenameConstraint { table, name, to } => constraint::rename(table, name, to, schema),
        Step::RenameIndex { table, name, to } => index::rename(table, name, to, schema),
        Step::CreateTable { name, table } => table::create(name, table, schema),
        Step::DropTable(name) => table::drop(name, schema),
        Step::AddColumn { table, column } => column::add(table, column, schema),
        Step::DropColumn { table, column } => column::drop(table, column, schema),
        Step::AlterColumn { table, column, action } => column::alter(table, column, action, schema),
        Step::AddPrimaryKey { table, key } => {
            constraint::add(table, &key.name, constraint::primary_key(key), schema)
        }
        Step::AddUnique { table, name, unique } => {
            constraint::add(table, name, constraint::unique(unique), schema)
        }
        Step::AddCheck { table, name, check } => {
            constraint::add(table, name, constraint::check(check), schema)
        }
        Step::AddExclusion { table, name, exclusion } => {
            constraint::add(table, name, constraint::exclusion(exclusion), schema)
        }
        Step::AddForeignKey { table, name, key } => {
            constraint::add(table, name, constraint::foreign_key(key, schema), schema)
        }
        Step::DropConstraint { table, name, what: _ } => constraint::drop(table, name, schema),
        Step::CreateIndex { table, name, index } => index::create(table, name, index, schema),
        Step::AlterForeignKey { table, name, action } => {
            constraint::alter(table, name, *action, schema)
        }
        Step::ValidateConstraint { table, name } => constraint::validate(table, name, schema),
        Step::SetParameters { table, name, with } => index::set(table, name, with, schema),
        Step::ResetParameters { table, name, parameters } => {
            index::reset(table, name, parameters, schema)
        }
        Step::DropInvalidIndex { table, name } => index::drop_if_exists(table, name, schema),
        Step::SetReplicaIdentity { table, index } => index::replica_identity(table, index, schema),
        Step::ClusterOn { table, index } => index::cluster_on(table, index, schema),
        Step::DropIndex { table, name } => index::drop(table, name, schema),
        Step::Comment { on, text } => comment::set(on, text.as_deref(), schema),
    }
}

/// The statements as a script for people: each with its semicolon, those of several lines set apart.
#[must_use]
pub fn script(steps: &[Step], default_schema: &str) -> String {
    let mut script = String::new();
    let mut apart = false;
    for (at, step) in steps.iter().enumerate() {
        let statement = statement(step, default_schema);
        let long = statement.contains('\n');
        if at > 0 && (apart || long) {
            script.push('\n');
        }
        script.push_str(&statement);
        script.push_str(";\n");
        apart = long;
    }
    script
}

#[cfg(test)]
mod tests;
