//! Constraints: what may stand on one that a plan drops.

use crate::{
    plan::ConstraintAction,
    schema::{Qualified, dependent::Touch},
};

pub(super) fn touched(table: &Qualified, name: &str, action: &ConstraintAction) -> Vec<Touch> {
    match action {
        ConstraintAction::Drop(_) => vec![Touch::DropConstraint(table.clone(), name.to_owned())],
        ConstraintAction::Add(_)
        | ConstraintAction::RenameTo(_)
        | ConstraintAction::SetDeferrable(_)
        | ConstraintAction::Enforce
        | ConstraintAction::StopEnforcing
        | ConstraintAction::Validate => Vec::new(),
    }
}
