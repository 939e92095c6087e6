//! Independent sequences: each option is resolved separately.

use std::collections::BTreeMap;

use super::{
    Inputs, Scope,
    column::sequence_options,
    sides::{Sides, three_way},
};
use crate::schema::{Owner, Qualified, Sequence, stated};

pub(super) fn sequences(inputs: Inputs<'_>) -> BTreeMap<Qualified, Sequence> {
    let Inputs { entities, lock, database, scope } = inputs;
    let (stated, lock) = (all(entities), all(lock));
    let mut sequences = database.sequences.clone();
    sequences.retain(|name, _| match scope {
        Scope::Stated => !lock.contains_key(name),
        Scope::Strict => false,
    });
    for (&name, stated) in &stated {
        let had = database.sequences.get(name).filter(|_| scope == Scope::Stated);
        let sides = Sides { stated, lock: lock.get(name), database: had };
        sequences.insert(name.clone(), sequence(sides));
    }
    sequences
}

/// A sequence, and the table beside which it is stated.
type Stated<'a> = (&'a Qualified, &'a stated::Sequence);

fn all(schema: &stated::Schema) -> BTreeMap<&Qualified, Stated<'_>> {
    let tables = schema.tables.iter();
    let sequences = tables.flat_map(|(table, it)| {
        it.sequences.iter().map(move |(name, sequence)| (name, (table, sequence)))
    });
    sequences.collect()
}

fn owner(&(table, it): &Stated<'_>) -> Option<Owner> {
    it.owned_by.clone().map(|column| (table.clone(), column))
}

fn sequence(sides: Sides<'_, Stated<'_>, Sequence>) -> Sequence {
    let Sides { stated, lock, database } = sides;
    let owned_by = three_way(
        owner(stated).as_ref(),
        lock.and_then(owner).as_ref(),
        database.and_then(|it| it.owned_by.as_ref()),
    );
    let sides = Sides { stated: stated.1, lock: lock.map(|it| it.1), database };
    let ty = sides.value(|it| &it.ty, |it| &it.ty);
    let options = sequence_options(
        stated.1.options,
        lock.map(|it| it.1.options).unwrap_or_default(),
        database.map(|it| it.options).unwrap_or_default(),
    );
    let comment = sides.facet(|it| &it.comment, |it| &it.comment);
    Sequence { ty, options: options.normalized(ty), owned_by, comment }
}
