//! Renames: one statement each, and two if both the schema and the name change.

use crate::{
    op::{Part, Rename},
    plan::step::{ColumnAction, ConstraintAction, IndexAction, Step, TableAction, TypeAction},
    schema::{Pair, Qualified},
};

pub(super) fn lower(rename: &Rename) -> Vec<Step> {
    match rename.clone() {
        Rename::Table(pair) => moved(
            pair,
            |name, schema| Step::Table(name, TableAction::SetSchema(schema)),
            |name, to| Step::Table(name, TableAction::RenameTo(to)),
        ),
        Rename::Enum(pair) => moved(
            pair,
            |name, schema| Step::Type(name, TypeAction::SetSchema(schema)),
            |name, to| Step::Type(name, TypeAction::RenameTo(to)),
        ),
        Rename::Label(name, pair) => {
            vec![Step::Type(name, TypeAction::RenameLabel(pair.before, pair.after))]
        }
        Rename::Column(table, pair) => {
            vec![Step::Column(table, pair.before, ColumnAction::RenameTo(pair.after))]
        }
        Rename::Part(table, part, Pair { before: name, after: to }) => vec![match part {
            Part::Index => Step::Index(table, name, IndexAction::RenameTo(to)),
            Part::PrimaryKey | Part::Unique | Part::ForeignKey | Part::Check | Part::Exclusion => {
                Step::Constraint(table, name, ConstraintAction::RenameTo(to))
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
