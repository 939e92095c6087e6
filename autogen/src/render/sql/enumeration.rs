//! Enum types.

use super::{
    layout,
    quote::{ident, literal, qualified},
};
use crate::{plan::Position, schema::Qualified};

pub(super) fn create(name: &Qualified, labels: &[String], default_schema: &str) -> String {
    let labels: Vec<_> = labels.iter().map(|label| literal(label)).collect();
    layout::items(&format!("CREATE TYPE {} AS ENUM", qualified(name, default_schema)), &labels)
}

pub(super) fn drop(name: &Qualified, default_schema: &str) -> String {
    format!("DROP TYPE {}", qualified(name, default_schema))
}

pub(super) fn add_label(
    name: &Qualified,
    label: &str,
    position: &Position,
    default_schema: &str,
) -> String {
    let position = match position {
        Position::Last => String::new(),
        Position::Before(neighbour) => format!("BEFORE {}", literal(neighbour)),
    };
    layout::clauses(&[
        format!("ALTER TYPE {}", qualified(name, default_schema)),
        format!("ADD VALUE {}", literal(label)),
        position,
    ])
}

pub(super) fn rename(name: &Qualified, to: &str, default_schema: &str) -> String {
    format!("ALTER TYPE {} RENAME TO {}", qualified(name, default_schema), ident(to))
}

pub(super) fn set_schema(name: &Qualified, to: &str, default_schema: &str) -> String {
    format!("ALTER TYPE {} SET SCHEMA {}", qualified(name, default_schema), ident(to))
}

pub(super) fn rename_label(
    name: &Qualified,
    label: &str,
    to: &str,
    default_schema: &str,
) -> String {
    layout::clauses(&[
        format!("ALTER TYPE {}", qualified(name, default_schema)),
        format!("RENAME VALUE {} TO {}", literal(label), literal(to)),
    ])
}
