//! Entities over something that is not an ordinary table. Such an entity reads the columns and asks for nothing else.

use std::collections::BTreeMap;

use super::{column, resolve_types, sides::Sides};
use crate::schema::{
    Column, Pair, Qualified, Schema, Table,
    follower::{Difference, Follower, FollowerKind, Reader},
    stated,
};

/// The names that may belong to followers.
#[must_use]
pub fn asked(entities: &stated::Schema, database: &Schema) -> Vec<Qualified> {
    let new = entities.tables.iter().filter(|(name, _)| !database.tables.contains_key(name));
    let names = new.flat_map(|(name, it)| [Some(name), it.renamed_from.as_ref()]);
    names.flatten().filter(|name| !database.tables.contains_key(name)).cloned().collect()
}

/// The views that SQL files declare and entities are over. Their columns are known once Postgres has made them.
pub fn declared(entities: &stated::Schema) -> impl Iterator<Item = (Qualified, Follower)> {
    let views = entities.declarations.iter().filter(|it| it.makes == stated::Makes::View);
    let names = views.filter_map(|it| it.name.as_ref());
    names.filter(|it| entities.tables.contains_key(it)).map(|name| {
        let (parents, columns, local) = (Vec::new(), Vec::new(), Vec::new());
        (name.clone(), Follower { kind: FollowerKind::View, parents, columns, local })
    })
}

/// Separates entities over followers from the others.
pub fn take(
    entities: &mut stated::Schema,
    followers: &BTreeMap<Qualified, Follower>,
) -> Vec<Reader> {
    let mut readers = Vec::new();
    entities.tables.retain(|name, stated| {
        let former = stated.renamed_from.as_ref();
        let mut names = [Some(name), former].into_iter().flatten();
        let found = names.find_map(|it| followers.get_key_value(it));
        if let Some((own, follower)) = found {
            readers.push(Reader {
                name: name.clone(),
                stated: (**stated).clone(),
                follower: (own.clone(), follower.clone()),
            });
        }
        found.is_none()
    });
    readers
}

/// The differences that remain once the tables have reached the target.
#[must_use]
pub fn differences(
    reader: &Reader,
    sides: Pair<&Schema>,
    entities: &stated::Schema,
) -> Vec<Difference> {
    let (name, follower) = &reader.follower;
    if *name != reader.name {
        return vec![Difference::Renamed];
    }
    let had = follower.columns_in(sides.after, sides.before);
    let had = |name: &str| had.iter().find(|it| it.name == name);
    let columns = reader.stated.columns.iter();
    let columns = columns.map(|stated| {
        let own = Sides { stated, lock: None, database: had(&stated.name) };
        column::column(&reader.name, own, &sides.before.domains)
    });
    let mut wanted = Table { columns: columns.collect(), ..Table::default() };
    resolve_types(&mut wanted, sides.after, entities);
    let differs = |wanted: Column| {
        let name = wanted.name.clone();
        let Some(had) = had(&name) else { return Some(Difference::Missing(name)) };
        let (of_type, of_null) = (had.ty != wanted.ty, had.nullable != wanted.nullable);
        let pair = Pair::new(had.clone(), wanted);
        if of_type {
            return Some(Difference::Type(name, pair));
        }
        (of_null && says_null(follower.kind)).then_some(Difference::Nullable(name, pair))
    };
    wanted.columns.into_iter().filter_map(differs).collect()
}

/// Whether a column without NOT NULL may contain nulls. A view never marks a column NOT NULL.
fn says_null(kind: FollowerKind) -> bool {
    match kind {
        FollowerKind::View | FollowerKind::MaterializedView | FollowerKind::ForeignTable => false,
        FollowerKind::Partition | FollowerKind::Child => true,
    }
}
