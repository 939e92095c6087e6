//! Enum types: objects that may depend on one that a plan drops or replaces.

use super::names::former_name;
use crate::{
    plan::{Step, TypeAction},
    schema::{Qualified, dependent::Touch},
};

pub(super) fn touched(name: &Qualified, action: &TypeAction, steps: &[Step]) -> Vec<Touch> {
    match action {
        TypeAction::Drop => {
            let renamed = steps.iter().filter_map(|step| match step {
                Step::Type(before, TypeAction::RenameTo(to)) => Some((before, to)),
                _ => None,
            });
            vec![Touch::DropType(former_name(name, renamed))]
        }
        TypeAction::Create(_)
        | TypeAction::AddLabel(..)
        | TypeAction::AddLabelIfMissing(..)
        | TypeAction::RenameLabel(..)
        | TypeAction::RenameTo(_)
        | TypeAction::SetSchema(_) => Vec::new(),
    }
}
