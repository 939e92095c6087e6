//! Comments require the object that carries them.

use super::{
    Facts, Object,
    rank::{Chapter, Paragraph, Rank},
};
use crate::plan::step::Commented;

pub(super) fn facts(on: &Commented) -> Facts {
    let on = match on.clone() {
        Commented::Namespace(name) => Object::Namespace(name),
        Commented::Enum(name) => Object::Type(name),
        Commented::Sequence(name) | Commented::Table(name) | Commented::Index(name) => {
            Object::Relation(name)
        }
        Commented::Column(table, column) => Object::Column(table, column),
        Commented::Constraint(table, name) => Object::Constraint(table, name),
        Commented::Declared(address, _) => Object::Declared(address),
    };
    Facts { requires: vec![on], ..Facts::default() }
}

pub(super) fn rank(on: &Commented) -> Rank {
    match on {
        Commented::Namespace(_) => Rank::in_chapter(Chapter::Namespaces, None),
        Commented::Enum(name) => Rank::in_chapter(Chapter::Types, Some(name)),
        Commented::Sequence(name) => Rank::in_chapter(Chapter::Sequences, Some(name)),
        Commented::Declared(address, _) => Rank::in_chapter(Chapter::Declared, Some(&address.name)),
        Commented::Table(name)
        | Commented::Column(name, _)
        | Commented::Constraint(name, _)
        | Commented::Index(name) => Rank::in_table(name, Paragraph::Comments),
    }
}
