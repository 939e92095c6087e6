//! Shrinks a pair that breaks a law to a small one that still does.

use super::{
    Pair,
    model::{Column, Id, Table, World},
    prune,
};

/// A pair that is not small by then is small enough to read.
const ATTEMPTS: usize = 150;

/// Shrinks the pair as long as `fails` reports the same failure.
pub(super) fn shrink(pair: Pair, mut fails: impl FnMut(&Pair) -> bool) -> Pair {
    let mut smallest = pair;
    let mut attempts = 0;
    'again: loop {
        for candidate in candidates(&smallest) {
            attempts += 1;
            if attempts > ATTEMPTS {
                return smallest;
            }
            if fails(&candidate) {
                smallest = candidate;
                continue 'again;
            }
        }
        return smallest;
    }
}

/// Slightly smaller pairs, the greatest steps first.
fn candidates(pair: &Pair) -> Vec<Pair> {
    let mut found = Vec::new();
    let both = || pair.before.tables.iter().chain(&pair.after.tables);
    let mut tables: Vec<Id> = both().map(|it| it.id).collect();
    tables.sort_unstable();
    tables.dedup();
    for id in &tables {
        found.push(edit(pair, |world| world.tables.retain(|it| it.id != *id)));
    }
    let sequences = pair.before.sequences.iter().chain(&pair.after.sequences);
    for id in sequences.map(|it| it.id) {
        found.push(edit(pair, |world| world.sequences.retain(|it| it.id != id)));
    }
    // Undone in the second schema.
    for table in &pair.before.tables {
        let mut undone = pair.clone();
        if let Some(own) = undone.after.tables.iter_mut().find(|it| it.id == table.id) {
            own.clone_from(table);
        }
        found.push(undone);
        let mut undone = pair.clone();
        if let Some(own) = undone.after.tables.iter_mut().find(|it| it.id == table.id) {
            own.name.clone_from(&table.name);
            own.schema.clone_from(&table.schema);
            own.comment.clone_from(&table.comment);
        }
        found.push(undone);
    }
    for before in &pair.before.enums {
        let mut undone = pair.clone();
        if let Some(own) = undone.after.enums.iter_mut().find(|it| it.id == before.id) {
            own.clone_from(before);
        }
        found.push(undone);
    }
    let mut parts: Vec<Id> = both().flat_map(parts).collect();
    parts.sort_unstable();
    parts.dedup();
    for id in &parts {
        found.push(edit(pair, |world| {
            world.tables.iter_mut().for_each(|table| without(table, *id));
        }));
    }
    for id in &parts {
        let mut undone = pair.clone();
        for table in &mut undone.after.tables {
            let Some(old) = pair.before.table(table.id) else { continue };
            restore(table, old, *id);
        }
        found.push(undone);
    }
    for plain in
        [plain_names, plain_tables, plain_parts, |it: &mut World| each_column(it, plain_column)]
    {
        found.push(edit(pair, plain));
    }
    for candidate in &mut found {
        prune::world(&mut candidate.before);
        prune::world(&mut candidate.after);
        prune::pair(&candidate.before, &mut candidate.after);
    }
    found.retain(|candidate| candidate != pair);
    found
}

fn edit(pair: &Pair, change: impl Fn(&mut World)) -> Pair {
    let mut pair = pair.clone();
    change(&mut pair.before);
    change(&mut pair.after);
    pair
}

fn parts(table: &Table) -> Vec<Id> {
    let columns = table.columns.iter().map(|it| it.id).chain(table.uniques.iter().map(|it| it.id));
    let indexes = table.indexes.iter().map(|it| it.id).chain(table.checks.iter().map(|it| it.id));
    let rest =
        table.exclusions.iter().map(|it| it.id).chain(table.foreign_keys.iter().map(|it| it.id));
    columns.chain(indexes).chain(rest).collect()
}

fn without(table: &mut Table, id: Id) {
    table.columns.retain(|it| it.id != id);
    table.uniques.retain(|it| it.id != id);
    table.indexes.retain(|it| it.id != id);
    table.checks.retain(|it| it.id != id);
    table.exclusions.retain(|it| it.id != id);
    table.foreign_keys.retain(|it| it.id != id);
}

/// Restores one part of the table.
fn restore(table: &mut Table, old: &Table, id: Id) {
    fn one<T: Clone>(now: &mut Vec<T>, old: &[T], is: impl Fn(&T) -> bool) {
        match (now.iter().position(&is), old.iter().find(|it| is(it))) {
            (Some(at), Some(old)) => now[at] = old.clone(),
            (None, Some(old)) => now.push(old.clone()),
            (Some(at), None) => _ = now.remove(at),
            (None, None) => {}
        }
    }
    one(&mut table.columns, &old.columns, |it| it.id == id);
    one(&mut table.uniques, &old.uniques, |it| it.id == id);
    one(&mut table.indexes, &old.indexes, |it| it.id == id);
    one(&mut table.checks, &old.checks, |it| it.id == id);
    one(&mut table.exclusions, &old.exclusions, |it| it.id == id);
    one(&mut table.foreign_keys, &old.foreign_keys, |it| it.id == id);
}

fn each_column(world: &mut World, change: fn(&mut Column)) {
    world.tables.iter_mut().flat_map(|it| &mut it.columns).for_each(change);
}

fn plain_names(world: &mut World) {
    each_column(world, |it| it.name = format!("c{}", it.id));
    for table in &mut world.tables {
        table.name = format!("table{}", table.id);
    }
    for own in &mut world.enums {
        own.name = format!("mood{}", own.id);
    }
}

fn plain_tables(world: &mut World) {
    for table in &mut world.tables {
        table.schema = None;
        table.comment = None;
        table.key_name = None;
    }
    for own in &mut world.enums {
        own.schema = None;
        own.comment = None;
    }
}

fn plain_parts(world: &mut World) {
    for table in &mut world.tables {
        table.checks.iter_mut().for_each(|it| (it.validity, it.no_inherit) = (None, false));
        for key in &mut table.foreign_keys {
            (key.validity, key.deferrable, key.full) = (None, None, false);
            (key.on_delete, key.on_update) = (None, None);
        }
    }
}

fn plain_column(column: &mut Column) {
    column.comment = None;
    column.collated = false;
    column.default = None;
    column.counter = None;
    column.is_virtual = false;
    column.plain = false;
}
