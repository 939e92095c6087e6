//! What is the same under another name: hints of the entities, and names of constraints and indexes. The database and
//! the lock are brought to the new names first; all that differs then is compared under one name.

mod lock;
mod names;
mod parts;

use std::{borrow::Cow, collections::BTreeMap};

use crate::{
    op::Rename,
    schema::{Pair, Qualified, Schema, stated},
};

/// The database and the lock as they are once everything is renamed that asks for it.
#[derive(Clone, Debug)]
pub struct Renamed<'a> {
    /// In the order in which they are carried out.
    pub renames: Vec<Rename>,
    /// Both are copies of their own only where something is renamed.
    pub database: Cow<'a, Schema>,
    pub lock: Cow<'a, stated::Schema>,
    default_schema: String,
}

impl Renamed<'_> {
    fn carry_out(&mut self, rename: Rename) {
        rename.apply(self.database.to_mut(), &self.default_schema);
        lock::apply(&rename, self.lock.to_mut());
        self.renames.push(rename);
    }
}

/// Finds the renames that the entities ask for and that are not carried out yet.
#[must_use]
pub fn renamed<'a>(
    entities: &stated::Schema,
    lock: &'a stated::Schema,
    database: &'a Schema,
    default_schema: &str,
) -> Renamed<'a> {
    let mut renamed = Renamed {
        renames: Vec::new(),
        database: Cow::Borrowed(database),
        lock: Cow::Borrowed(lock),
        default_schema: default_schema.to_owned(),
    };
    enums(entities, &mut renamed);
    labels(entities, &mut renamed);
    tables(entities, &mut renamed);
    columns(entities, &mut renamed);
    parts::parts(entities, &mut renamed);
    renamed
}

/// Whether a hint is still to be followed.
///
/// It stays in the source once it has been; then the former name is gone. Where both names are there, only the lock can
/// tell: the hint is new where both were ours at the last generation, and the new one did not come from there.
fn is_open<K: PartialEq>(
    names: Pair<&K>,
    is_there: impl Fn(&K) -> bool,
    ours: &Ours<'_, K>,
) -> bool {
    let Pair { before, after } = names;
    let unheard = ours.former.is_none_or(|former| former != before);
    is_there(before) && (!is_there(after) || (ours.both && unheard))
}

/// What the lock knows of a hint.
struct Ours<'a, K> {
    /// Whether it states both names.
    both: bool,
    /// What it says the new name was before.
    former: Option<&'a K>,
}

fn enums(entities: &stated::Schema, renamed: &mut Renamed<'_>) {
    let (lock, database) = (&renamed.lock.enums, &renamed.database.enums);
    let hints = entities.enums.iter().filter_map(|(name, it)| {
        let names = Pair::new(it.renamed_from.as_ref()?, name);
        let ours = Ours {
            both: lock.contains_key(names.before) && lock.contains_key(names.after),
            former: lock.get(name).and_then(|it| it.renamed_from.as_ref()),
        };
        is_open(names, |it| database.contains_key(it), &ours).then(|| names.map(Clone::clone))
    });
    let hints: Vec<_> = hints.collect();
    let there = database.keys().cloned().collect();
    for pair in names::in_order(hints, there, aside) {
        renamed.carry_out(Rename::Enum(pair));
    }
}

fn labels(entities: &stated::Schema, renamed: &mut Renamed<'_>) {
    for (name, it) in &entities.enums {
        let Some(had) = renamed.database.enums.get(name) else { continue };
        let lock = renamed.lock.enums.get(name);
        let knows = |label: &String| lock.is_some_and(|lock| lock.labels.contains(label));
        let hints = it.renamed_labels.iter().filter_map(|(label, former)| {
            let ours = Ours {
                both: knows(label) && knows(former),
                former: lock.and_then(|lock| lock.renamed_labels.get(label)),
            };
            let names = Pair::new(former, label);
            is_open(names, |it| had.labels.contains(it), &ours).then(|| names.map(Clone::clone))
        });
        let hints: Vec<_> = hints.collect();
        let there = had.labels.iter().cloned().collect();
        for pair in names::in_order(hints, there, |label| names::aside(label)) {
            renamed.carry_out(Rename::Label(name.clone(), pair));
        }
    }
}

fn tables(entities: &stated::Schema, renamed: &mut Renamed<'_>) {
    let (lock, database) = (&renamed.lock.tables, &renamed.database.tables);
    let hints = entities.tables.iter().filter_map(|(name, it)| {
        let names = Pair::new(it.renamed_from.as_ref()?, name);
        let ours = Ours {
            both: lock.contains_key(names.before) && lock.contains_key(names.after),
            former: lock.get(name).and_then(|it| it.renamed_from.as_ref()),
        };
        is_open(names, |it| database.contains_key(it), &ours).then(|| names.map(Clone::clone))
    });
    let hints: Vec<_> = hints.collect();
    let there = database.keys().cloned().collect();
    for pair in names::in_order(hints, there, aside) {
        renamed.carry_out(Rename::Table(pair));
    }
}

fn columns(entities: &stated::Schema, renamed: &mut Renamed<'_>) {
    for (name, table) in &entities.tables {
        let Some(had) = renamed.database.tables.get(name) else { continue };
        let lock = renamed.lock.tables.get(name);
        let known: BTreeMap<&String, &stated::Column> =
            lock.iter().flat_map(|it| &it.columns).map(|it| (&it.name, it)).collect();
        let hints = table.columns.iter().filter_map(|column| {
            let names = Pair::new(column.renamed_from.as_ref()?, &column.name);
            let ours = Ours {
                both: known.contains_key(names.before) && known.contains_key(names.after),
                former: known.get(&column.name).and_then(|it| it.renamed_from.as_ref()),
            };
            // A name that the entity still uses for another column, and does not rename, is that column's, unless the
            // lock has that name and not this hint: then another column takes it over with the rename.
            let used = table.column(names.before).is_some_and(|it| it.renamed_from.is_none());
            let heard = ours.former == Some(names.before);
            let stays = used && (heard || !known.contains_key(names.before));
            let open = is_open(names, |it| had.column(it).is_some(), &ours);
            (open && !stays).then(|| names.map(Clone::clone))
        });
        let hints: Vec<_> = hints.collect();
        let there = had.columns.iter().map(|it| it.name.clone()).collect();
        for pair in names::in_order(hints, there, |column| names::aside(column)) {
            renamed.carry_out(Rename::Column(name.clone(), pair));
        }
    }
}

fn aside(name: &Qualified) -> Qualified {
    Qualified::new(name.schema.clone(), names::aside(&name.name))
}

#[cfg(test)]
mod tests;
