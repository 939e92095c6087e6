//! Independent sequences: each option is resolved separately.

use std::collections::BTreeMap;

use super::{Inputs, Scope, column::sequence_options, sides::Sides};
use crate::schema::{Qualified, Sequence, stated};

pub(super) fn sequences(inputs: Inputs<'_>) -> BTreeMap<Qualified, Sequence> {
    let Inputs { entities, lock, database, scope } = inputs;
    let stated: BTreeMap<&Qualified, &stated::Sequence> = entities.sequences().collect();
    let lock: BTreeMap<&Qualified, &stated::Sequence> = lock.sequences().collect();
    let mut sequences = database.sequences.clone();
    sequences.retain(|name, _| match scope {
        Scope::Stated => !lock.contains_key(name),
        Scope::Strict => false,
    });
    for (name, stated) in stated {
        let had = database.sequences.get(name).filter(|_| scope == Scope::Stated);
        let sides = Sides { stated, lock: lock.get(name).copied(), database: had };
        sequences.insert(name.clone(), sequence(sides));
    }
    sequences
}

fn sequence(sides: Sides<'_, stated::Sequence, Sequence>) -> Sequence {
    let Sides { stated, lock, database } = sides;
    let ty = sides.value(|it| &it.ty, |it| &it.ty);
    let options = sequence_options(
        stated.options,
        lock.map(|it| it.options).unwrap_or_default(),
        database.map(|it| it.options).unwrap_or_default(),
    );
    let comment = sides.facet(|it| &it.comment, |it| &it.comment);
    Sequence { ty, options: options.normalized(ty), comment }
}
