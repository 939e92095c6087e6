//! Postgres schemas: everything in them requires them.

use super::{
    Facts, Object,
    rank::{Chapter, Rank},
};
use crate::plan::step::NamespaceAction;

pub(super) fn facts(name: &str, action: NamespaceAction) -> Facts {
    let own = vec![Object::Namespace(name.to_owned())];
    match action {
        // Steps that need it come after it.
        NamespaceAction::CreateIfMissing => Facts::default(),
        NamespaceAction::Create => Facts { creates: own, ..Facts::default() },
        NamespaceAction::Drop => Facts { drops: own, ..Facts::default() },
    }
}

pub(super) fn rank(action: NamespaceAction) -> Rank {
    let chapter = match action {
        NamespaceAction::Create | NamespaceAction::CreateIfMissing => Chapter::Namespaces,
        NamespaceAction::Drop => Chapter::DroppedNamespaces,
    };
    Rank::in_chapter(chapter, None)
}
