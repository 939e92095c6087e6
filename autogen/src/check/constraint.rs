//! Constraints: objects that may depend on one that a plan drops.

use super::index;
use crate::{
    plan::{Constraint, ConstraintAction},
    schema::{Qualified, dependent::Touch},
};

pub(super) fn touched(table: &Qualified, name: &str, action: &ConstraintAction) -> Vec<Touch> {
    match action {
        ConstraintAction::Drop(_) => vec![Touch::DropConstraint(table.clone(), name.to_owned())],
        ConstraintAction::Add(constraint) => {
            let key = match constraint {
                Constraint::PrimaryKey(it) => (&it.columns, &it.include),
                Constraint::Unique(it) => (&it.columns, &it.include),
                Constraint::ForeignKey(_) | Constraint::Check(_) | Constraint::Exclusion(_) => {
                    return Vec::new();
                }
            };
            let shape = index::shape("btree", true, key.0, key.1);
            vec![Touch::CreateKey(table.clone(), name.to_owned(), shape)]
        }
        ConstraintAction::AddUsingIndex(_)
        | ConstraintAction::AddOnOnly(_)
        | ConstraintAction::AddOfPartitions(_)
        | ConstraintAction::RenameTo(_)
        | ConstraintAction::SetDeferrable(_)
        | ConstraintAction::Enforce
        | ConstraintAction::StopEnforcing
        | ConstraintAction::Validate => Vec::new(),
    }
}
