//! Comments of constraints and indexes that stay. Other comments change with the object that carries them.

use crate::{
    op::{Change, Part},
    plan::step::{Commented, Step},
    schema::{Pair, Qualified},
};

pub(super) fn lower(table: &Qualified, part: Part, name: &str, change: &Change<String>) -> Step {
    let on = match part {
        Part::Index => Commented::Index(Qualified::new(table.schema.clone(), name)),
        Part::PrimaryKey | Part::Unique | Part::ForeignKey | Part::Check | Part::Exclusion => {
            Commented::Constraint(table.clone(), name.to_owned())
        }
    };
    let text = match change {
        Change::Create(text) | Change::Alter(Pair { after: text, before: _ }) => Some(text.clone()),
        Change::Drop(_) => None,
    };
    Step::Comment(on, text)
}
