//! Comments.

use super::{
    layout,
    quote::{ident, literal, qualified},
};
use crate::plan::Commented;

pub(super) fn statement(on: &Commented, text: Option<&str>) -> String {
    let on = match on {
        Commented::Namespace(name) => format!("SCHEMA {}", ident(name)),
        Commented::Enum(name) => format!("TYPE {}", qualified(name)),
        Commented::Sequence(name) => format!("SEQUENCE {}", qualified(name)),
        Commented::Table(name) => format!("TABLE {}", qualified(name)),
        Commented::Column(table, column) => {
            format!("COLUMN {}.{}", qualified(table), ident(column))
        }
        Commented::Constraint(table, name) => {
            format!("CONSTRAINT {} ON {}", ident(name), qualified(table))
        }
        Commented::Declared(_, on) => on.clone(),
        Commented::Index(name) => format!("INDEX {}", qualified(name)),
    };
    let text = text.map_or_else(|| "NULL".to_owned(), literal);
    layout::clauses(&[format!("COMMENT ON {on}"), format!("IS {text}")])
}
