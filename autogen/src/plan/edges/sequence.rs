//! Sequences require a schema; defaults that read them require them, and a column may own them.

use super::{
    Facts, Object,
    rank::{Chapter, Paragraph, Rank},
};
use crate::{
    plan::step::SequenceAction,
    schema::{Owner, Pair, Qualified, Schema},
};

pub(super) fn facts(name: &Qualified, action: &SequenceAction, schemas: Pair<&Schema>) -> Facts {
    let own = vec![Object::Relation(name.clone())];
    let home = vec![Object::Namespace(name.schema.clone())];
    match action {
        SequenceAction::Create(..) => Facts { creates: own, requires: home, ..Facts::default() },
        SequenceAction::Drop => Facts { drops: own, releases: home, ..Facts::default() },
        SequenceAction::Set(_) => Facts { alters: own, ..Facts::default() },
        SequenceAction::OwnedBy(owner) => {
            let had = schemas.before.sequences.get(name).and_then(|it| it.owned_by.as_ref());
            let column = |(table, column): &Owner| Object::Column(table.clone(), column.clone());
            Facts {
                requires: owner.iter().map(column).collect(),
                releases: had.into_iter().map(column).collect(),
                ..Facts::default()
            }
        }
        // Makes way for another sequence of that name, or takes over the name of one that is gone.
        SequenceAction::RenameTo(to) => {
            let to = Qualified::new(name.schema.clone(), to.clone());
            let stays = schemas.after.column_with(&to).is_some();
            let creates = stays.then_some(Object::Relation(to)).into_iter().collect();
            Facts { drops: own, creates, ..Facts::default() }
        }
        // Their place is among the steps of their op.
        SequenceAction::SetCounter(_) => Facts::default(),
    }
}

pub(super) fn rank(name: &Qualified, action: &SequenceAction) -> Rank {
    match action {
        // The edges of a sequence that a column owns are listed with the column.
        SequenceAction::OwnedBy(Some((table, _))) => Rank::in_table(table, Paragraph::Columns),
        SequenceAction::Create(..)
        | SequenceAction::Set(_)
        | SequenceAction::OwnedBy(None)
        | SequenceAction::RenameTo(_)
        | SequenceAction::SetCounter(_) => Rank::in_chapter(Chapter::Sequences, Some(name)),
        SequenceAction::Drop => Rank::in_chapter(Chapter::DroppedSequences, Some(name)),
    }
}
