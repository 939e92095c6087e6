//! Finds objects that got another name: by hints in the entities, and by equal content of constraints and indexes.
//! The database and the lock are renamed first, and everything else is then compared under one name.

mod lock;
mod names;
mod parts;

use std::{borrow::Cow, collections::BTreeMap};

use crate::{
    op::Rename,
    schema::{Pair, Qualified, Schema, stated},
};

/// The database and the lock after all requested renames.
#[derive(Clone, Debug)]
pub struct Renamed<'a> {
    /// In the order in which they run.
    pub renames: Vec<Rename>,
    /// Both are copied only if something is renamed.
    pub database: Cow<'a, Schema>,
    pub lock: Cow<'a, stated::Schema>,
    default_schema: String,
    /// The renames that the command line asks for.
    asked: &'a [Rename],
}

impl Renamed<'_> {
    fn carry_out(&mut self, rename: Rename) {
        rename.apply(self.database.to_mut(), &self.default_schema);
        lock::apply(&rename, self.lock.to_mut());
        self.renames.push(rename);
    }
}

/// Finds the requested renames that have not happened yet. The entities also state the renames in `asked`, which are
/// from the command line.
#[must_use]
pub fn renamed<'a>(
    entities: &stated::Schema,
    lock: &'a stated::Schema,
    database: &'a Schema,
    default_schema: &str,
    asked: &'a [Rename],
) -> Renamed<'a> {
    let mut renamed = Renamed {
        renames: Vec::new(),
        database: Cow::Borrowed(database),
        lock: Cow::Borrowed(lock),
        default_schema: default_schema.to_owned(),
        asked,
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
/// A hint may stay in the source after the rename; then the former name no longer exists. If both names exist, the
/// command line can decide. Otherwise only the lock can: the hint is new if both names were managed at the last
/// generation, and the new one was not renamed from the former one.
fn is_open<K: PartialEq>(
    names: Pair<&K>,
    is_there: impl Fn(&K) -> bool,
    hint: &Hint<'_, K>,
) -> bool {
    let Pair { before, after } = names;
    let unheard = hint.former.is_none_or(|former| former != before);
    is_there(before) && (!is_there(after) || hint.asked || (hint.both && unheard))
}

/// The reasons for following a hint.
struct Hint<'a, K> {
    /// Whether the command line asks for it, and for a rename that frees the new name.
    asked: bool,
    /// Whether the lock has both names.
    both: bool,
    /// The former name that the lock records for the new one.
    former: Option<&'a K>,
}

fn is_asked(rename: &Rename, asked: &[Rename]) -> bool {
    let frees = |it: &Rename| match (it, rename) {
        (Rename::Table(it), Rename::Table(own)) | (Rename::Enum(it), Rename::Enum(own)) => {
            it.before == own.after
        }
        (Rename::Column(of, it), Rename::Column(owner, own))
        | (Rename::Label(of, it), Rename::Label(owner, own))
        | (Rename::Part(of, _, it), Rename::Part(owner, _, own)) => {
            of == owner && it.before == own.after
        }
        _ => false,
    };
    asked.contains(rename) && asked.iter().any(frees)
}

fn enums(entities: &stated::Schema, renamed: &mut Renamed<'_>) {
    let sides = Pair::new(&renamed.lock.enums, &entities.enums);
    let database = &renamed.database.enums;
    for rename in
        hinted(sides, database, |it| it.renamed_from.as_ref(), Rename::Enum, renamed.asked)
    {
        renamed.carry_out(rename);
    }
}

fn labels(entities: &stated::Schema, renamed: &mut Renamed<'_>) {
    for (name, it) in &entities.enums {
        let Some(had) = renamed.database.enums.get(name) else { continue };
        let lock = renamed.lock.enums.get(name);
        let in_lock = |label: &String| lock.is_some_and(|lock| lock.labels.contains(label));
        let hints = it.renamed_labels.iter().filter_map(|(label, former)| {
            let names = Pair::new(former, label);
            let rename = Rename::Label(name.clone(), names.map(Clone::clone));
            let hint = Hint {
                asked: is_asked(&rename, renamed.asked),
                both: in_lock(label) && in_lock(former),
                former: lock.and_then(|lock| lock.renamed_labels.get(label)),
            };
            is_open(names, |it| had.labels.contains(it), &hint).then(|| names.map(Clone::clone))
        });
        let hints: Vec<_> = hints.collect();
        let there = had.labels.iter().cloned().collect();
        for pair in names::in_order(hints, there, |label| names::aside(label)) {
            renamed.carry_out(Rename::Label(name.clone(), pair));
        }
    }
}

fn tables(entities: &stated::Schema, renamed: &mut Renamed<'_>) {
    let sides = Pair::new(&renamed.lock.tables, &entities.tables);
    let database = &renamed.database.tables;
    for rename in
        hinted(sides, database, |it| it.renamed_from.as_ref(), Rename::Table, renamed.asked)
    {
        renamed.carry_out(rename);
    }
}

/// The open hints of tables or enums, in an order in which they can run. `stated` holds what the lock and the
/// entities state.
fn hinted<S, D>(
    stated: Pair<&BTreeMap<Qualified, S>>,
    database: &BTreeMap<Qualified, D>,
    former: fn(&S) -> Option<&Qualified>,
    rename: impl Fn(Pair<Qualified>) -> Rename,
    asked: &[Rename],
) -> Vec<Rename> {
    let Pair { before: lock, after: entities } = stated;
    let hints = entities.iter().filter_map(|(name, it)| {
        let names = Pair::new(former(it)?, name);
        let hint = Hint {
            asked: is_asked(&rename(names.map(Clone::clone)), asked),
            both: lock.contains_key(names.before) && lock.contains_key(names.after),
            former: lock.get(name).and_then(former),
        };
        is_open(names, |it| database.contains_key(it), &hint).then(|| names.map(Clone::clone))
    });
    let hints = hints.collect();
    let there = database.keys().cloned().collect();
    names::in_order(hints, there, aside).into_iter().map(rename).collect()
}

fn columns(entities: &stated::Schema, renamed: &mut Renamed<'_>) {
    for (name, table) in &entities.tables {
        let Some(had) = renamed.database.tables.get(name) else { continue };
        let lock = renamed.lock.tables.get(name);
        let locked: BTreeMap<&String, &stated::Column> =
            lock.iter().flat_map(|it| &it.columns).map(|it| (&it.name, it)).collect();
        let hints = table.columns.iter().filter_map(|column| {
            let names = Pair::new(column.renamed_from.as_ref()?, &column.name);
            let rename = Rename::Column(name.clone(), names.map(Clone::clone));
            let hint = Hint {
                asked: is_asked(&rename, renamed.asked),
                both: locked.contains_key(names.before) && locked.contains_key(names.after),
                former: locked.get(&column.name).and_then(|it| it.renamed_from.as_ref()),
            };
            // If the entity still uses the former name for another column, and does not rename that one, the name
            // belongs to that column, unless the lock has the name and not this hint: then another column takes the
            // name over with the rename.
            let used = table.column(names.before).is_some_and(|it| it.renamed_from.is_none());
            let heard = hint.former == Some(names.before);
            let stays = used && (heard || !locked.contains_key(names.before));
            let open = is_open(names, |it| had.column(it).is_some(), &hint);
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
