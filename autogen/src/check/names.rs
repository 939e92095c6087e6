//! Translates between the names in the database and the names that the steps use once everything is renamed.

use crate::{
    op::{Op, Rename},
    schema::{
        Qualified,
        dependent::{Dependent, TablePart, Touch},
    },
};

/// The touched objects, by the names that the database has now.
#[must_use]
pub fn former(touches: &[Touch], ops: &[Op]) -> Vec<Touch> {
    let back: Vec<Rename> = renames(ops).into_iter().rev().map(|it| it.clone().inverse()).collect();
    let mut touches = touches.to_vec();
    for touch in &mut touches {
        for rename in &back {
            rename_touch(touch, rename);
        }
    }
    touches
}

/// The dependents, with the names that the steps use for what they depend on and belong to.
#[must_use]
pub fn now(mut dependents: Vec<Dependent>, ops: &[Op]) -> Vec<Dependent> {
    for rename in renames(ops) {
        for dependent in &mut dependents {
            rename_touch(&mut dependent.touch, rename);
            rename_part(&mut dependent.part, rename);
        }
    }
    dependents
}

/// The name of a table before the ops rename it.
#[must_use]
pub fn former_table(name: &Qualified, ops: &[Op]) -> Qualified {
    let back = |name: Qualified, rename: &&Rename| match rename {
        Rename::Table(pair) if pair.after == name => pair.before.clone(),
        _ => name,
    };
    renames(ops).iter().rev().fold(name.clone(), back)
}

/// The name of a type or sequence before the steps rename it, within its schema.
pub(super) fn former_name<'a>(
    name: &'a Qualified,
    mut renamed: impl Iterator<Item = (&'a Qualified, &'a String)>,
) -> Qualified {
    let former = renamed.find(|(it, to)| it.schema == name.schema && **to == name.name);
    former.map_or(name, |(former, _)| former).clone()
}

fn renames(ops: &[Op]) -> Vec<&Rename> {
    let renames = ops.iter().filter_map(|op| match op {
        Op::Rename(rename) => Some(rename),
        _ => None,
    });
    renames.collect()
}

fn rename_touch(touch: &mut Touch, rename: &Rename) {
    match (touch, rename) {
        (
            Touch::DropTable(table)
            | Touch::DropColumn(table, _)
            | Touch::DropConstraint(table, _)
            | Touch::DropIndex(table, _)
            | Touch::DropIdentity(table, _)
            | Touch::SetType(table, _)
            | Touch::FillRows(table)
            | Touch::CreateIndex(table, ..)
            | Touch::CreateKey(table, ..),
            Rename::Table(pair),
        ) if *table == pair.before => table.clone_from(&pair.after),
        (
            Touch::DropColumn(table, column)
            | Touch::DropIdentity(table, column)
            | Touch::SetType(table, column),
            Rename::Column(own, pair),
        ) if table == own && *column == pair.before => column.clone_from(&pair.after),
        (
            Touch::DropConstraint(table, name) | Touch::DropIndex(table, name),
            Rename::Part(own, _, pair),
        ) if table == own && *name == pair.before => name.clone_from(&pair.after),
        (Touch::DropType(name), Rename::Enum(pair)) if *name == pair.before => {
            name.clone_from(&pair.after);
        }
        _ => {}
    }
}

fn rename_part(part: &mut TablePart, rename: &Rename) {
    match (part, rename) {
        (
            TablePart::Table(table)
            | TablePart::Column(table, _)
            | TablePart::Default(table, _)
            | TablePart::ForeignKey(table, _)
            | TablePart::Index(table, _),
            Rename::Table(pair),
        ) if *table == pair.before => table.clone_from(&pair.after),
        (
            TablePart::Column(table, name) | TablePart::Default(table, name),
            Rename::Column(own, pair),
        ) if table == own && *name == pair.before => {
            name.clone_from(&pair.after);
        }
        (
            TablePart::ForeignKey(table, name) | TablePart::Index(table, name),
            Rename::Part(own, _, pair),
        ) if table == own && *name == pair.before => {
            name.clone_from(&pair.after);
        }
        _ => {}
    }
}
