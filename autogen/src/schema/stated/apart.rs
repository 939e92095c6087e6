//! Generated names that Postgres would cut to the same 63 bytes: a number distinguishes them, always the same.

use std::collections::BTreeSet;

use super::{Named, Schema, Table};
use crate::schema::{
    Qualified,
    name::{MAX_BYTES, suffixed},
};

/// Numbers generated names that are cut and that another object has. Objects with stated names are never renamed, and
/// of the others the first keeps its name.
pub fn tell_apart(schema: &mut Schema) {
    let mut relations: BTreeSet<Qualified> = schema.tables.keys().cloned().collect();
    relations.extend(schema.sequences().map(|(name, _)| name.clone()));
    for (name, table) in &schema.tables {
        let own = |it: String| Qualified::new(name.schema.clone(), it);
        relations
            .extend(indexes(table).filter(|it| !is_open(it)).map(|it| own(it.name.to_owned())));
    }
    for (name, table) in &mut schema.tables {
        let mut number = |own: &mut String| {
            let is_free = |it: &str| {
                let it = Qualified::new(name.schema.clone(), it);
                !relations.contains(&it)
            };
            *own = numbered(own, is_free);
            relations.insert(Qualified::new(name.schema.clone(), own.clone()));
        };
        let Table { primary_key, uniques, exclusions, indexes, .. } = &mut **table;
        let key = primary_key.iter_mut().filter(|it| !it.explicit && is_cut(&it.name));
        key.for_each(|it| number(&mut it.name));
        open(uniques).for_each(&mut number);
        open(exclusions).for_each(&mut number);
        open(indexes).for_each(&mut number);
        number_constraints(table);
    }
}

/// Foreign keys and checks share a name space only with the other constraints of their table.
fn number_constraints(table: &mut Table) {
    let Table { primary_key, uniques, exclusions, checks, foreign_keys, .. } = table;
    let mut taken: BTreeSet<String> = primary_key.iter().map(|it| it.name.clone()).collect();
    taken.extend(uniques.iter().map(|it| it.name.clone()));
    taken.extend(exclusions.iter().map(|it| it.name.clone()));
    taken.extend(
        checks.iter().filter(|it| it.explicit || !is_cut(&it.name)).map(|it| it.name.clone()),
    );
    let keys = foreign_keys.iter().filter(|it| it.explicit || !is_cut(&it.name));
    taken.extend(keys.map(|it| it.name.clone()));
    open(checks).for_each(|own| {
        *own = numbered(own, |it| !taken.contains(it));
        taken.insert(own.clone());
    });
    // Only one of several relations on the same columns becomes a foreign key, so they share a name.
    let mut named: Vec<(Vec<String>, String, String)> = Vec::new();
    for key in foreign_keys.iter_mut().filter(|it| !it.explicit && is_cut(&it.name)) {
        let same = |(columns, cut, _): &&(Vec<String>, String, String)| {
            *columns == key.value.columns && *cut == key.name
        };
        let cut = key.name.clone();
        key.name = match named.iter().find(same) {
            Some((_, _, name)) => name.clone(),
            None => numbered(&cut, |it| !taken.contains(it)),
        };
        taken.insert(key.name.clone());
        named.push((key.value.columns.clone(), cut, key.name.clone()));
    }
}

/// The name, or the first free one with a number.
fn numbered(name: &str, is_free: impl Fn(&str) -> bool) -> String {
    let numbers = (1_u32..).map(|n| suffixed(name, &n.to_string()));
    let mut names = std::iter::once(name.to_owned()).chain(numbers);
    names.find(|it| is_free(it)).unwrap_or_else(|| name.to_owned())
}

/// The names that may change.
fn open<T>(named: &mut [Named<T>]) -> impl Iterator<Item = &mut String> {
    named.iter_mut().filter(|it| !it.explicit && is_cut(&it.name)).map(|it| &mut it.name)
}

/// A character of four bytes does not fit into the last three.
fn is_cut(name: &str) -> bool {
    name.len() + 3 >= MAX_BYTES
}

struct Own<'a> {
    name: &'a str,
    explicit: bool,
}

fn is_open(own: &Own<'_>) -> bool {
    !own.explicit && is_cut(own.name)
}

/// Indexes, and constraints with an index of the same name.
fn indexes(table: &Table) -> impl Iterator<Item = Own<'_>> {
    fn own<T>(it: &Named<T>) -> Own<'_> {
        Own { name: &it.name, explicit: it.explicit }
    }
    let key = table.primary_key.iter().map(|it| Own { name: &it.name, explicit: it.explicit });
    let uniques = table.uniques.iter().map(own);
    key.chain(uniques).chain(table.exclusions.iter().map(own)).chain(table.indexes.iter().map(own))
}
