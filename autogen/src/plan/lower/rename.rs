//! Renames: a statement each, and two for what gets another schema and another name.

use crate::{
    op::{Part, Rename},
    plan::step::Step,
    schema::{Pair, Qualified},
};

pub(super) fn lower(rename: &Rename) -> Vec<Step> {
    match rename.clone() {
        Rename::Table(pair) => moved(
            pair,
            |name, schema| Step::MoveTable { name, schema },
            |name, to| Step::RenameTable { name, to },
        ),
        Rename::Enum(pair) => moved(
            pair,
            |name, schema| Step::MoveType { name, schema },
            |name, to| Step::RenameType { name, to },
        ),
        Rename::Label(name, pair) => {
            vec![Step::RenameLabel { name, label: pair.before, to: pair.after }]
        }
        Rename::Column(table, pair) => {
            vec![Step::RenameColumn { table, column: pair.before, to: pair.after }]
        }
        Rename::Part(table, part, Pair { before: name, after: to }) => vec![match part {
            Part::Index => Step::RenameIndex { table, name, to },
            Part::PrimaryKey | Part::Unique | Part::ForeignKey | Part::Check | Part::Exclusion => {
                Step::RenameConstraint { table, name, to }
            }
        }],
    }
}

fn moved(
    Pair { before, after }: Pair<Qualified>,
    into: impl Fn(Qualified, String) -> Step,
    to: impl Fn(Qualified, String) -> Step,
) -> Vec<Step> {
    let mut steps = Vec::new();
    if before.schema != after.schema {
        steps.push(into(before.clone(), after.schema.clone()));
    }
    if before.name != after.name {
        steps.push(to(Qualified::new(after.schema, before.name), after.name));
    }
    steps
}
