//! Unique keys over a table whose rows are in several places, which enforce them separately: such a key has to contain
//! the columns that decide on the place.

use super::blocked::enumerated;
use crate::{
    plan::{Constraint, ConstraintAction, IndexAction, Step},
    schema::{Expression, Index, IndexKey, PrimaryKey, Unique},
};

/// What would happen, with the table as `{table}`, and what to do instead.
pub(super) type Refused = (String, String);

/// What a step makes unique.
pub(super) struct Uniqueness<'a> {
    /// `unique index`
    pub(super) what: &'static str,
    pub(super) name: &'a str,
    /// Without keys that are expressions.
    pub(super) columns: Vec<String>,
}

pub(super) fn made_unique(step: &Step) -> Option<Uniqueness<'_>> {
    let (what, name, columns) = match step {
        Step::Constraint(_, name, ConstraintAction::Add(constraint)) => match constraint {
            Constraint::PrimaryKey(PrimaryKey { columns, .. }) => {
                ("primary key", name, columns.clone())
            }
            Constraint::Unique(Unique { columns, .. }) => {
                ("unique constraint", name, columns.clone())
            }
            Constraint::Exclusion(_) | Constraint::Check(_) | Constraint::ForeignKey(_) => {
                return None;
            }
        },
        Step::Index(_, name, IndexAction::Create(index)) if index.unique => {
            ("unique index", name, plain_columns(index))
        }
        _ => return None,
    };
    Some(Uniqueness { what, name, columns })
}

/// The keys that are missing from the columns, as a list.
pub(super) fn without(keys: &[String], columns: &[String]) -> Option<String> {
    let missing = keys.iter().filter(|it| !columns.contains(it));
    enumerated(&missing.map(|it| format!("`{it}`")).collect::<Vec<_>>())
}

fn plain_columns(index: &Index) -> Vec<String> {
    let keys = index.columns.iter().filter_map(|it| match &it.key {
        IndexKey::Column(name) => Some(name.clone()),
        IndexKey::Expression(_) => None,
    });
    keys.collect()
}

/// The columns for which an exclusion constraint says `WITH =`.
pub(super) fn compared_by_equality(definition: &Expression) -> Vec<String> {
    let tokens: Vec<_> = lexer::tokens(definition.as_str()).collect();
    let equal = tokens.windows(3).filter_map(|it| match it {
        [column, with, operator] if with.is("WITH") && operator.is("=") => column.name(),
        _ => None,
    });
    equal.collect()
}
