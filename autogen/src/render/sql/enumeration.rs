//! Enum types.

use super::{
    layout,
    quote::{ident, literal, qualified},
};
use crate::{
    plan::{Position, TypeAction},
    schema::Qualified,
};

pub(super) fn statement(name: &Qualified, action: &TypeAction) -> String {
    let name = qualified(name);
    match action {
        TypeAction::Create(labels) => {
            let labels: Vec<_> = labels.iter().map(|label| literal(label)).collect();
            layout::items(&format!("CREATE TYPE {name} AS ENUM"), &labels)
        }
        TypeAction::Drop => format!("DROP TYPE {name}"),
        TypeAction::AddLabel(label, position) => add(&name, "", label, position),
        TypeAction::AddLabelIfMissing(label, position) => {
            add(&name, "IF NOT EXISTS ", label, position)
        }
        TypeAction::RenameLabel(label, to) => {
            let rename = format!("RENAME VALUE {} TO {}", literal(label), literal(to));
            layout::clauses(&[format!("ALTER TYPE {name}"), rename])
        }
        TypeAction::RenameTo(to) => format!("ALTER TYPE {name} RENAME TO {}", ident(to)),
        TypeAction::SetSchema(to) => format!("ALTER TYPE {name} SET SCHEMA {}", ident(to)),
    }
}

fn add(name: &str, condition: &str, label: &str, position: &Position) -> String {
    let position = match position {
        Position::Last => String::new(),
        Position::Before(neighbour) => format!("BEFORE {}", literal(neighbour)),
    };
    let add = format!("ADD VALUE {condition}{}", literal(label));
    layout::clauses(&[format!("ALTER TYPE {name}"), add, position])
}
