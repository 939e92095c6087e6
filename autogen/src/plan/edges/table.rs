//! Tables require what their columns and foreign keys require, and all their parts require them.

use super::{
    Context, Facts, Object, column, columns, constraint,
    rank::{Chapter, Paragraph, Rank},
    relation,
};
use crate::{
    plan::step::TableAction,
    schema::{ForeignKey, Qualified, Schema, Table},
};

pub(super) fn facts(name: &Qualified, action: &TableAction, context: &Context<'_>) -> Facts {
    let schemas = context.schemas;
    match action {
        TableAction::Create(table) => {
            let mut requires = required(name, table, schemas.after);
            requires.extend(required_by_keys(name, table.foreign_keys.values()));
            Facts { creates: parts(name, table), requires, ..Facts::default() }
        }
        TableAction::Unpark(_) => {
            let Some(table) = schemas.after.tables.get(name) else { return Facts::default() };
            let mut creates = parts(name, table);
            creates.extend(table.indexes.keys().map(|index| relation(name, index)));
            Facts { creates, requires: required(name, table, schemas.after), ..Facts::default() }
        }
        TableAction::Drop | TableAction::Park => {
            let Some(table) = schemas.before.tables.get(name) else { return Facts::default() };
            let mut drops = parts(name, table);
            drops.extend(table.indexes.keys().map(|index| relation(name, index)));
            let mut releases = required(name, table, schemas.before);
            let dropped =
                |key: &String| context.dropped_constraints.contains(&(name.clone(), key.clone()));
            let keys = table.foreign_keys.iter().filter(|(key, _)| !dropped(key));
            releases.extend(required_by_keys(name, keys.map(|(_, key)| key)));
            Facts { drops, releases, ..Facts::default() }
        }
        // Everything that is ordered runs after the renames of `up` and before those of `down`.
        TableAction::RenameTo(_) | TableAction::SetSchema(_) => Facts::default(),
        TableAction::RestoreRows(copied) => {
            let mut alters = vec![Object::Relation(name.clone()), Object::Key(name.clone())];
            alters.extend(columns(name, copied.columns.iter().map(|it| &it.name)));
            let mut requires = Vec::new();
            for key in &copied.keys {
                requires.push(Object::Relation(key.references.clone()));
                requires.extend(columns(&key.references, &key.referenced_columns));
            }
            Facts { requires, alters, ..Facts::default() }
        }
        // What is granted on a sequence is granted by name.
        TableAction::RenamePart { part, to } => {
            Facts { alters: vec![relation(name, part), relation(name, to)], ..Facts::default() }
        }
        // The steps around it determine when it runs.
        TableAction::MarkParked { .. }
        | TableAction::ParkRows(_)
        | TableAction::CheckNow
        | TableAction::KeepWritersOut => Facts::default(),
    }
}

pub(super) fn rank(name: &Qualified, action: &TableAction) -> Rank {
    match action {
        TableAction::Create(_)
        | TableAction::RenameTo(_)
        | TableAction::SetSchema(_)
        | TableAction::Unpark(_)
        | TableAction::RestoreRows(_)
        | TableAction::KeepWritersOut => Rank::in_table(name, Paragraph::Table),
        // Right after the step that makes it necessary.
        TableAction::CheckNow => Rank::in_chapter(Chapter::Namespaces, None),
        TableAction::Drop
        | TableAction::Park
        | TableAction::ParkRows(_)
        | TableAction::RenamePart { .. }
        | TableAction::MarkParked { .. } => Rank::in_chapter(Chapter::DroppedTables, Some(name)),
    }
}

/// The table, and what is created with it.
fn parts(name: &Qualified, table: &Table) -> Vec<Object> {
    let mut objects = vec![Object::Relation(name.clone()), Object::Key(name.clone())];
    objects.extend(columns(name, table.columns.iter().map(|column| &column.name)));
    let keys = table.primary_key.iter().map(|key| &key.name);
    let keys = keys.chain(table.uniques.keys()).chain(table.exclusions.keys());
    objects.extend(keys.map(|key| relation(name, key)));
    objects
}

/// What the table requires, without its foreign keys.
fn required(name: &Qualified, table: &Table, schema: &Schema) -> Vec<Object> {
    let mut objects = vec![Object::Namespace(name.schema.clone())];
    objects.extend(table.columns.iter().filter_map(|it| column::required_by_type(&it.ty)));
    objects.extend(
        table
            .columns
            .iter()
            .flat_map(|it| column::required_by_default(it.default.as_ref(), schema)),
    );
    objects
}

/// A table's references to itself require nothing.
fn required_by_keys<'a>(
    name: &Qualified,
    keys: impl Iterator<Item = &'a ForeignKey>,
) -> Vec<Object> {
    let others = keys.filter(|key| key.references != *name);
    others.flat_map(|key| constraint::required_by_key(name, key)).collect()
}
