//! Postgres schemas: what is in them requires them.

use super::{
    Facts, Object,
    rank::{Chapter, Rank},
};
use crate::plan::step::NamespaceAction;

pub(super) fn facts(name: &str, action: NamespaceAction) -> Facts {
    let own = vec![Object::Namespace(name.to_owned())];
    match action {
        NamespaceAction::Create => Facts { creates: own, ..Facts::default() },
        NamespaceAction::Drop => Facts { drops: own, ..Facts::default() },
    }
}

pub(super) fn rank(action: NamespaceAction) -> Rank {
    let chapter = match action {
        NamespaceAction::Create => Chapter::Namespaces,
        NamespaceAction::Drop => Chapter::DroppedNamespaces,
    };
    Rank::in_chapter(chapter, None)
}
