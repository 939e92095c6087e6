//! Columns require their types, the sequences that their defaults read, and the columns that they are generated from.

use super::{
    Facts, Object, columns,
    rank::{Paragraph, Rank},
};
use crate::{
    plan::{cast::Cast, parked::Kept, step::ColumnAction},
    schema::{
        Column, ColumnType, Expression, Pair, Qualified, Schema, TypeName, companion, normalize,
    },
};

pub(super) fn facts(
    table: &Qualified,
    name: &str,
    action: &ColumnAction,
    schemas: Pair<&Schema>,
) -> Facts {
    let own = vec![Object::Column(table.clone(), name.to_owned())];
    let of = |schema: &'_ Schema| schema.tables.get(table).and_then(|it| it.column(name)).cloned();
    let before = of(schemas.before);
    let old_default =
        || required_by_default(before.as_ref().and_then(|it| it.default.as_ref()), schemas.before);
    let sources = |column: &Column, schema: &Schema| required_by_value(table, column, schema);
    let old_sources = || before.iter().flat_map(|it| sources(it, schemas.before)).collect();
    let altered = Facts { alters: own.clone(), ..Facts::default() };
    match action {
        ColumnAction::Add(column) => {
            let mut requires = vec![Object::Relation(table.clone())];
            requires.extend(required_by_type(&column.ty));
            requires.extend(required_by_default(column.default.as_ref(), schemas.after));
            let mut releases = Vec::new();
            if of(schemas.after).is_none_or(|it| it.generated.is_some()) {
                requires.extend(sources(column, schemas.after));
            } else {
                // It only leaves its values behind: they were generated before.
                releases = sources(column, schemas.before);
            }
            Facts { creates: own, requires, releases, ..Facts::default() }
        }
        ColumnAction::Drop => {
            let mut releases = vec![Object::Relation(table.clone())];
            releases.extend(before.iter().filter_map(|it| required_by_type(&it.ty)));
            releases.extend(old_default());
            releases.extend::<Vec<Object>>(old_sources());
            Facts { drops: own, releases, ..Facts::default() }
        }
        ColumnAction::SetType { ty, cast, .. } => {
            let left = before.iter().filter(|before| before.ty.name != ty.name);
            let mut releases: Vec<Object> =
                left.filter_map(|before| required_by_type(&before.ty)).collect();
            let mut requires: Vec<Object> = required_by_type(ty).into_iter().collect();
            if let Cast::Stated(by) = cast {
                // It reads columns as they were, and new ones.
                let read = read_by(table, name, by, schemas.before);
                let new = read_by(table, name, by, schemas.after);
                requires.extend(new.into_iter().filter(|it| !read.contains(it)));
                releases.extend(read);
            }
            Facts { requires, releases, ..altered }
        }
        ColumnAction::SetDefault(default) => Facts {
            requires: required_by_default(Some(default), schemas.after),
            releases: old_default(),
            ..altered
        },
        ColumnAction::DropDefault => Facts { releases: old_default(), ..altered },
        ColumnAction::Park(parked) => {
            // It reads them before anything else is done to them.
            let mut releases = columns(table, parked.key.iter().map(|it| &it.name));
            releases.extend(own);
            let requires = match &parked.kept {
                Kept::Converted { there, back: _ } => required_by_type(&there.ty),
                Kept::All | Kept::Values | Kept::Labelled(_) => None,
            };
            let requires = requires.into_iter().collect();
            Facts { requires, releases, ..Facts::default() }
        }
        ColumnAction::Unpark(parked) => {
            let key = columns(table, parked.key.iter().map(|it| &it.name));
            Facts { requires: key, alters: own, ..Facts::default() }
        }
        ColumnAction::Fill(fill) | ColumnAction::FillInBatches(fill) => {
            // It reads existing columns, and those that are dropped later.
            let read = |schema: &Schema| read_by(table, name, fill, schema);
            let mut requires = read(schemas.after);
            requires.extend(kept_alike_by(table, name, schemas.after));
            Facts { requires, releases: read(schemas.before), ..altered }
        }
        // A column that is no longer generated releases the columns that it used.
        ColumnAction::DropExpression => Facts { releases: old_sources(), ..altered },
        ColumnAction::SetNotNull(_) => proved(table, name, schemas).unwrap_or(altered),
        // Stages are made of what is ordered already.
        ColumnAction::DeclareNotNull(_)
        | ColumnAction::Succeed(..)
        | ColumnAction::SetNotNullIfFilled(_)
        | ColumnAction::DropNotNull
        | ColumnAction::SetNext(_)
        | ColumnAction::AddIdentity(_)
        | ColumnAction::SetIdentity(_)
        | ColumnAction::DropIdentity => altered,
        // Everything that is ordered runs after the renames of `up` and before those of `down`; the value of a
        // sequence is set among the steps of its op.
        ColumnAction::RenameTo(_) | ColumnAction::SetCounter(_) => Facts::default(),
    }
}

/// The trigger that keeps the column like another one. Rows that are written while a column is filled must not be missed.
fn kept_alike_by(table: &Qualified, name: &str, schema: &Schema) -> Option<Object> {
    let own = schema.tables.get(table)?;
    let names = companion::of(&schema.declared, table, own, name)?;
    Some(Object::Declared(companion::trigger(table, names)))
}

/// `SET NOT NULL` scans no rows while a valid check states the same (manual, ALTER TABLE), so it runs after that
/// check is validated and before it is dropped.
fn proved(table: &Qualified, name: &str, schemas: Pair<&Schema>) -> Option<Facts> {
    let tables = schemas.map(|it| it.tables.get(table));
    let (before, after) = (tables.before?, tables.after?);
    let (had, has) = (before.column(name)?, after.column(name)?);
    if (Column { nullable: true, ..has.clone() }) != *had {
        return None;
    }
    let object = |name: &String| Object::Constraint(table.clone(), name.clone());
    let same = |name: &&String| {
        let [had, has] = [before, after].map(|it| it.checks.get(name).map(|it| &it.expression));
        had == has
    };
    let requires: Vec<Object> = after.not_null_checks(name).filter(same).map(object).collect();
    // One suffices; waiting for both could mean waiting for itself.
    let releases: Vec<Object> = if requires.is_empty() {
        before.not_null_checks(name).map(object).collect()
    } else {
        Vec::new()
    };
    let is_proved = !(requires.is_empty() && releases.is_empty());
    is_proved.then(|| Facts { requires, releases, ..Facts::default() })
}

pub(super) fn rank(table: &Qualified, action: &ColumnAction) -> Rank {
    let paragraph = match action {
        ColumnAction::Drop => Paragraph::DroppedColumns,
        ColumnAction::Add(_)
        | ColumnAction::RenameTo(_)
        | ColumnAction::SetType { .. }
        | ColumnAction::SetNotNull(_)
        | ColumnAction::DeclareNotNull(_)
        | ColumnAction::SetNotNullIfFilled(_)
        | ColumnAction::DropNotNull
        | ColumnAction::Fill(_)
        | ColumnAction::FillInBatches(_)
        | ColumnAction::Succeed(..)
        | ColumnAction::Park(_)
        | ColumnAction::Unpark(_)
        | ColumnAction::SetDefault(_)
        | ColumnAction::DropDefault
        | ColumnAction::SetNext(_)
        | ColumnAction::AddIdentity(_)
        | ColumnAction::SetIdentity(_)
        | ColumnAction::DropIdentity
        | ColumnAction::SetCounter(_)
        | ColumnAction::DropExpression => Paragraph::Columns,
    };
    Rank::in_table(table, paragraph)
}

pub(super) fn required_by_type(ty: &ColumnType) -> Option<Object> {
    match &ty.name {
        TypeName::Builtin(_) => None,
        // It may be a domain that an SQL file declares.
        TypeName::Enum(name) | TypeName::Other(name) => Some(Object::Type(name.clone())),
        TypeName::Extension(name) => {
            normalize::extension_of(name).map(|it| Object::Extension(it.to_owned()))
        }
    }
}

/// The sequences that a default reads. Their names are in string constants.
pub(super) fn required_by_default(default: Option<&Expression>, schema: &Schema) -> Vec<Object> {
    let Some(default) = default else { return Vec::new() };
    if schema.sequences.is_empty() {
        return Vec::new();
    }
    let names = default.names();
    let sequences = schema.sequences.keys().filter(|it| names.contains(&it.name));
    sequences.cloned().map(Object::Relation).collect()
}

/// The columns that a generated column uses.
fn required_by_value(table: &Qualified, column: &Column, schema: &Schema) -> Vec<Object> {
    let generated = column.generated.as_ref();
    generated.map_or_else(Vec::new, |it| read_by(table, &column.name, &it.expression, schema))
}

/// The other columns that an expression uses.
fn read_by(table: &Qualified, own: &str, expression: &Expression, schema: &Schema) -> Vec<Object> {
    let names = expression.names();
    let others = schema.tables.get(table).into_iter().flat_map(|it| &it.columns);
    let sources = others.map(|it| &it.name);
    columns(table, sources.filter(|name| *name != own && names.contains(*name)))
}
