//! Enum types require a schema, and their columns require them.

use super::{
    Facts, Object,
    rank::{Chapter, Rank},
};
use crate::{plan::step::TypeAction, schema::Qualified};

pub(super) fn facts(name: &Qualified, action: &TypeAction) -> Facts {
    let own = vec![Object::Type(name.clone())];
    let home = vec![Object::Namespace(name.schema.clone())];
    match action {
        TypeAction::Create(_) => Facts { creates: own, requires: home, ..Facts::default() },
        TypeAction::Drop => Facts { drops: own, releases: home, ..Facts::default() },
        TypeAction::AddLabel(..) | TypeAction::AddLabelIfMissing(..) => {
            Facts { requires: own, ..Facts::default() }
        }
        // Makes way for another type of that name.
        TypeAction::RenameTo(_) => Facts { drops: own, ..Facts::default() },
        // Everything that is ordered runs after the renames of `up` and before those of `down`.
        TypeAction::RenameLabel(..) | TypeAction::SetSchema(_) => Facts::default(),
    }
}

pub(super) fn rank(name: &Qualified, action: &TypeAction) -> Rank {
    let chapter = match action {
        TypeAction::Create(_)
        | TypeAction::AddLabel(..)
        | TypeAction::AddLabelIfMissing(..)
        | TypeAction::RenameLabel(..)
        | TypeAction::RenameTo(_)
        | TypeAction::SetSchema(_) => Chapter::Types,
        TypeAction::Drop => Chapter::DroppedTypes,
    };
    Rank::in_chapter(chapter, Some(name))
}
