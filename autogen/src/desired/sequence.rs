//! Sequences of their own: each option by itself.

use std::collections::BTreeMap;

use super::{Inputs, Scope, column::sequence_options, three_way};
use crate::schema::{IntegerType, Qualified, Sequence, stated};

pub(super) fn sequences(inputs: Inputs<'_>) -> BTreeMap<Qualified, Sequence> {
    let Inputs { entities, lock, database, scope } = inputs;
    let stated: BTreeMap<&Qualified, &stated::Sequence> = entities.sequences().collect();
    let lock: BTreeMap<&Qualified, &stated::Sequence> = lock.sequences().collect();
    let mut sequences = database.sequences.clone();
    sequences.retain(|name, _| match scope {
        Scope::Stated => !lock.contains_key(name),
        Scope::Strict => false,
    });
    for (name, said) in stated {
        let had = database.sequences.get(name).filter(|_| scope == Scope::Stated);
        let said = sequence(said, lock.get(name).copied(), had);
        sequences.insert(name.clone(), said);
    }
    sequences
}

fn sequence(
    stated: &stated::Sequence,
    lock: Option<&stated::Sequence>,
    had: Option<&Sequence>,
) -> Sequence {
    let stated::Sequence { ty, options, comment, place: _ } = stated;
    let ty = three_way(ty.as_ref(), lock.and_then(|it| it.ty.as_ref()), had.map(|it| &it.ty));
    let ty = ty.unwrap_or(IntegerType::Bigint);
    let options = sequence_options(
        *options,
        lock.map(|it| it.options).unwrap_or_default(),
        had.map(|it| it.options).unwrap_or_default(),
    );
    let comment = three_way(
        comment.as_ref(),
        lock.and_then(|it| it.comment.as_ref()),
        had.and_then(|it| it.comment.as_ref()),
    );
    Sequence { ty, options: options.normalized(ty), comment }
}
