//! Sequences: objects that may depend on one that a plan drops, and those that a column no longer owns.

use super::names::former_name;
use crate::{
    plan::{SequenceAction, Step},
    schema::{Qualified, dependent::Touch},
};

pub(super) fn touched(name: &Qualified, action: &SequenceAction, steps: &[Step]) -> Vec<Touch> {
    match action {
        SequenceAction::Drop => {
            let is_drop =
                |it: &Step| matches!(it, Step::Sequence(own, SequenceAction::Drop) if own == name);
            // Another sequence may take the name afterwards.
            let earlier = steps.iter().take_while(|it| !is_drop(it));
            let renamed = earlier.filter_map(|step| match step {
                Step::Sequence(before, SequenceAction::RenameTo(to)) => Some((before, to)),
                _ => None,
            });
            vec![Touch::DropSequence(former_name(name, renamed))]
        }
        SequenceAction::OwnedBy(None) => vec![Touch::ReleaseSequence(name.clone())],
        SequenceAction::Create(..)
        | SequenceAction::Set(_)
        | SequenceAction::OwnedBy(Some(_))
        | SequenceAction::RenameTo(_)
        | SequenceAction::SetCounter(_) => Vec::new(),
    }
}
