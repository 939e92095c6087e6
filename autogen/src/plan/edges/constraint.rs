//! Constraints require columns of their table; foreign keys also require a key.

use super::{
    Facts, Object, columns, every_column,
    rank::{Chapter, Paragraph, Rank},
    relation,
};
use crate::{
    plan::step::{Constraint, ConstraintAction, ConstraintKind},
    schema::{Address, ForeignKey, Pair, Qualified, Schema},
};

pub(super) fn facts(
    table: &Qualified,
    name: &str,
    action: &ConstraintAction,
    schemas: Pair<&Schema>,
) -> Facts {
    match action {
        ConstraintAction::AddOfPartitions(key) => Facts {
            creates: objects(table, name, ConstraintKind::ForeignKey),
            requires: required_by_key(table, key),
            ..Facts::default()
        },
        ConstraintAction::Add(constraint) | ConstraintAction::AddOnOnly(constraint) => Facts {
            creates: objects(table, name, constraint.kind()),
            requires: required(table, constraint, schemas.after),
            ..Facts::default()
        },
        ConstraintAction::Drop(kind) => {
            let key = schemas.before.tables.get(table).and_then(|it| it.foreign_keys.get(name));
            let releases = match kind {
                ConstraintKind::ForeignKey => {
                    key.map(|key| required_by_key(table, key)).unwrap_or_default()
                }
                ConstraintKind::PrimaryKey
                | ConstraintKind::Unique
                | ConstraintKind::Check
                | ConstraintKind::Exclusion => every_column(table, schemas.before),
            };
            Facts { drops: objects(table, name, *kind), releases, ..Facts::default() }
        }
        ConstraintAction::AddUsingIndex(constraint) => Facts {
            requires: required(table, constraint, schemas.after),
            alters: vec![relation(table, name)],
            ..Facts::default()
        },
        ConstraintAction::SetDeferrable(_)
        | ConstraintAction::Enforce
        | ConstraintAction::StopEnforcing
        | ConstraintAction::Validate => {
            let mut requires = vec![Object::Constraint(table.clone(), name.to_owned())];
            requires.extend(every_column(table, schemas.after));
            // A check proves its condition for the rows from then on.
            let checks = schemas.after.tables.get(table).map(|it| &it.checks);
            let check = checks.filter(|it| it.contains_key(name));
            let own = || Object::Constraint(table.clone(), name.to_owned());
            let alters = check.map(|_| own()).into_iter().collect();
            Facts { requires, alters, ..Facts::default() }
        }
        // Everything that is ordered runs after the renames of `up` and before those of `down`.
        ConstraintAction::RenameTo(_) => Facts::default(),
    }
}

pub(super) fn rank(table: &Qualified, action: &ConstraintAction) -> Rank {
    let paragraph = match action {
        ConstraintAction::Drop(ConstraintKind::ForeignKey) => {
            return Rank::in_chapter(Chapter::DroppedForeignKeys, Some(table));
        }
        ConstraintAction::Drop(
            ConstraintKind::PrimaryKey
            | ConstraintKind::Unique
            | ConstraintKind::Check
            | ConstraintKind::Exclusion,
        ) => Paragraph::DroppedConstraints,
        ConstraintAction::Add(Constraint::ForeignKey(_))
        | ConstraintAction::AddOfPartitions(_)
        | ConstraintAction::SetDeferrable(_)
        | ConstraintAction::Enforce
        | ConstraintAction::StopEnforcing
        | ConstraintAction::Validate => Paragraph::ForeignKeys,
        ConstraintAction::Add(
            Constraint::PrimaryKey(_)
            | Constraint::Unique(_)
            | Constraint::Check(_)
            | Constraint::Exclusion(_),
        )
        | ConstraintAction::AddUsingIndex(_)
        | ConstraintAction::AddOnOnly(_)
        | ConstraintAction::RenameTo(_) => Paragraph::Constraints,
    };
    Rank::in_table(table, paragraph)
}

/// The constraint, and its index.
fn objects(table: &Qualified, name: &str, kind: ConstraintKind) -> Vec<Object> {
    match kind {
        ConstraintKind::PrimaryKey | ConstraintKind::Unique => {
            vec![relation(table, name), Object::Key(table.clone())]
        }
        ConstraintKind::Exclusion => vec![relation(table, name)],
        ConstraintKind::ForeignKey | ConstraintKind::Check => {
            vec![Object::Constraint(table.clone(), name.to_owned())]
        }
    }
}

fn required(table: &Qualified, constraint: &Constraint, after: &Schema) -> Vec<Object> {
    match constraint {
        Constraint::PrimaryKey(key) => columns(table, key.columns.iter().chain(&key.include)),
        Constraint::Unique(it) => columns(table, it.columns.iter().chain(&it.include)),
        Constraint::ForeignKey(key) => required_by_key(table, key),
        Constraint::Check(_) | Constraint::Exclusion(_) => every_column(table, after),
    }
}

pub(super) fn required_by_key(table: &Qualified, key: &ForeignKey) -> Vec<Object> {
    let mut objects = columns(table, &key.columns);
    objects.extend(columns(&key.references, &key.referenced_columns));
    objects.push(Object::Key(key.references.clone()));
    // Only a table that is unlogged itself can refer to one that is.
    objects.push(Object::Declared(Address::unlogged(table)));
    objects
}
