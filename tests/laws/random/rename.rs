//! The same objects with other names: new ones, each other's, and one that another object takes over.

use super::{
    dice::Dice,
    generate,
    model::{Enum, Id, Table, World},
};

pub(super) fn rename(dice: &mut Dice, world: &mut World, next: Id) {
    match dice.below(10) {
        0..2 => table(dice, world, next),
        2 => swap(dice, &mut world.tables, |left, right| {
            std::mem::swap(&mut left.name, &mut right.name);
            std::mem::swap(&mut left.schema, &mut right.schema);
        }),
        3 => enumeration(dice, world, next),
        4 => swap(dice, &mut world.enums, |left, right| {
            std::mem::swap(&mut left.name, &mut right.name);
            std::mem::swap(&mut left.schema, &mut right.schema);
        }),
        5 => label(dice, world, next),
        _ => {
            let at = dice.below(world.tables.len());
            let all = world.clone();
            if let Some(table) = world.tables.get_mut(at) {
                within(dice, table, &all, next);
            }
        }
    }
}

fn table(dice: &mut Dice, world: &mut World, next: Id) {
    let at = dice.below(world.tables.len());
    let before = world.clone();
    let Some(table) = world.tables.get_mut(at) else { return };
    if dice.chance(30) {
        table.schema = generate::schema(dice);
    }
    let former = table.name.clone();
    if dice.chance(80) {
        table.name = generate::name(dice, "renamed", next);
        if dice.chance(20) {
            let mut other = generate::table(dice, &before, next);
            (other.name, other.schema) = (former, table.schema.clone());
            world.tables.push(other);
        }
    }
}

fn enumeration(dice: &mut Dice, world: &mut World, next: Id) {
    let at = dice.below(world.enums.len());
    let Some(own) = world.enums.get_mut(at) else { return };
    if dice.chance(30) {
        own.schema = generate::schema(dice);
    }
    if dice.chance(80) {
        own.name = generate::name(dice, "renamed", next);
    }
}

/// Labels that rows use can only be swapped.
fn label(dice: &mut Dice, world: &mut World, next: Id) {
    let at = dice.below(world.enums.len());
    let Some(own) = world.enums.get_mut(at) else { return };
    let (left, right) = (dice.below(own.labels.len()), dice.below(own.labels.len()));
    let core = Enum::core(own.id);
    let origin =
        |own: &mut Enum, label: &String| own.former.remove(label).unwrap_or_else(|| label.clone());
    let names = (own.labels[left].clone(), own.labels[right].clone());
    if dice.chance(50) && left != right {
        let origins = (origin(own, &names.0), origin(own, &names.1));
        own.labels.swap(left, right);
        own.former.insert(names.1, origins.0);
        own.former.insert(names.0, origins.1);
    } else if !core.contains(&names.0) {
        let origin = origin(own, &names.0);
        own.labels[left] = format!("renamed {next}");
        own.former.insert(own.labels[left].clone(), origin);
    }
}

fn within(dice: &mut Dice, table: &mut Table, world: &World, next: Id) {
    let at = dice.below(table.columns.len());
    match dice.below(10) {
        0..3 => table.columns[at].name = generate::name(dice, "renamed", next),
        3 => swap(dice, &mut table.columns, |left, right| {
            std::mem::swap(&mut left.name, &mut right.name);
        }),
        4 => {
            let mut other = generate::column(dice, world, table, next);
            other.name.clone_from(&table.columns[at].name);
            table.columns[at].name = generate::name(dice, "renamed", next + 1);
            table.columns.push(other);
        }
        5 => rename_one(dice, &mut table.uniques, next, |it| &mut it.name),
        6 => rename_one(dice, &mut table.indexes, next, |it| &mut it.name),
        7 => rename_one(dice, &mut table.checks, next, |it| &mut it.name),
        8 => rename_one(dice, &mut table.foreign_keys, next, |it| &mut it.name),
        _ => swap(dice, &mut table.indexes, |left, right| {
            if left.name.is_some() && right.name.is_some() {
                std::mem::swap(&mut left.name, &mut right.name);
            }
        }),
    }
}

fn rename_one<T>(
    dice: &mut Dice,
    all: &mut [T],
    next: Id,
    name: impl Fn(&mut T) -> &mut Option<String>,
) {
    let at = dice.below(all.len());
    if let Some(one) = all.get_mut(at) {
        *name(one) = Some(generate::name(dice, "renamed", next));
    }
}

fn swap<T>(dice: &mut Dice, all: &mut [T], change: impl Fn(&mut T, &mut T)) {
    let (left, right) = (dice.below(all.len()), dice.below(all.len()));
    if let Ok([left, right]) = all.get_disjoint_mut([left, right]) {
        change(left, right);
    }
}
