//! A later version of a schema: a handful of random changes, so that the sides of a pair are related as in practice.

use super::{
    dice::Dice,
    generate,
    model::{Id, Index, Key, Table, Unique, World},
    prune, rename,
    types::Ty,
};

pub(super) fn later(dice: &mut Dice, before: &World) -> World {
    let mut after = before.clone();
    for _ in 0..=dice.below(6) {
        change(dice, &mut after, before);
    }
    prune::world(&mut after);
    prune::pair(before, &mut after);
    after
}

fn change(dice: &mut Dice, world: &mut World, before: &World) {
    let next = world.next().max(before.next());
    match dice.below(26) {
        20..24 => rename::rename(dice, world, next),
        24 => sequences(dice, world, next),
        25 => retype_with_foreign_keys(dice, world),
        0 => {
            let table = generate::table(dice, world, next);
            world.tables.push(table);
        }
        1 if world.tables.len() > 1 => {
            world.tables.remove(dice.below(world.tables.len()));
        }
        2..4 => generate::foreign_key(dice, world),
        4 => {
            world.enums.push(generate::enumeration(dice, next));
        }
        5..7 => labels(dice, world),
        _ => {
            let at = dice.below(world.tables.len());
            let all = world.clone();
            if let Some(table) = world.tables.get_mut(at) {
                within(dice, table, &all, next);
            }
        }
    }
    prune::world(world);
}

fn sequences(dice: &mut Dice, world: &mut World, next: Id) {
    let at = dice.below(world.sequences.len());
    match (dice.below(5), world.sequences.get_mut(at)) {
        (0, Some(_)) => {
            world.sequences.remove(at);
        }
        (1, Some(own)) => own.comment = generate::comment(dice),
        (2, Some(own)) => own.options = generate::count(dice),
        (3, Some(own)) => own.owned = !own.owned,
        _ => world.sequences.push(generate::sequence(dice, next)),
    }
}

/// Changes the type of a key together with whatever refers to it.
fn retype_with_foreign_keys(dice: &mut Dice, world: &mut World) {
    let keys: Vec<(Id, Id)> = world
        .tables
        .iter()
        .flat_map(|it| it.key().into_iter().map(|column| (it.id, column)))
        .collect();
    let Some((table, column)) = dice.pick(&keys) else { return };
    let ty = world.table(table).and_then(|it| it.column(column)).map(|it| it.ty);
    let Some(ty) = ty.and_then(|it| dice.pick(&it.others())) else { return };
    for own in &mut world.tables {
        let mut concerned: Vec<Id> = own
            .foreign_keys
            .iter()
            .filter(|key| key.table == table)
            .flat_map(|key| key.columns.iter().zip(&key.referenced))
            .filter(|(_, referenced)| **referenced == column)
            .map(|(own, _)| *own)
            .collect();
        concerned.extend((own.id == table).then_some(column));
        for column in own.columns.iter_mut().filter(|it| concerned.contains(&it.id)) {
            column.ty = ty;
        }
    }
}

fn labels(dice: &mut Dice, world: &mut World) {
    let at = dice.below(world.enums.len());
    let Some(own) = world.enums.get_mut(at) else { return };
    match dice.below(4) {
        0 => own.comment = generate::comment(dice),
        1 => own.labels = dice.some(&own.labels, own.labels.len(), own.labels.len()),
        2 => {
            let core = super::model::Enum::core(own.id);
            own.labels.retain(|label| core.contains(label));
            own.former.retain(|label, _| core.contains(label));
        }
        _ => {
            let label = format!("later's {}", own.labels.len());
            if !own.labels.contains(&label) {
                own.labels.insert(dice.below(own.labels.len() + 1), label);
            }
        }
    }
}

fn within(dice: &mut Dice, table: &mut Table, world: &World, next: Id) {
    let at = dice.below(table.columns.len());
    match dice.below(24) {
        0 => table.comment = generate::comment(dice),
        1 => table.key_name = Some(format!("pk renamed {next}")),
        2..5 => {
            let column = generate::column(dice, world, table, next);
            table.columns.insert(dice.below(table.columns.len() + 1), column);
        }
        5..7 if table.columns.len() > 2 => {
            table.columns.remove(at);
        }
        7 => {
            let count = table.columns.len();
            table.columns = dice.some(&table.columns, count, count);
        }
        8..16 => column(dice, table, at, world),
        16..19 => drop_one(dice, table),
        19..21 => alter_one(dice, table),
        21 => exchange(table, next),
        _ => generate::object(dice, table, next),
    }
}

fn column(dice: &mut Dice, table: &mut Table, at: usize, world: &World) {
    let whole = table.clone();
    let Some(column) = table.columns.get_mut(at) else { return };
    match dice.below(12) {
        10 => column.is_virtual = !column.is_virtual,
        11 => {
            let counters: Vec<Id> = world.sequences.iter().map(|it| it.id).collect();
            column.counter = dice.pick(&counters).filter(|_| column.counter.is_none());
        }
        0..3 => column.ty = dice.pick(&column.ty.others()).unwrap_or(column.ty),
        3 => column.nullable = !column.nullable,
        4 => column.default = dice.chance(60).then(|| dice.below(6)),
        5 => column.comment = generate::comment(dice),
        6 => column.collated = !column.collated,
        7 => column.key = !column.key,
        8 if column.generated.is_some() => column.generated = None,
        8 if matches!(column.ty, Ty::BigInt | Ty::Text) => generate::generate(dice, column, &whole),
        _ => {
            column.identity = dice.pick(&generate::IDENTITIES).flatten();
        }
    }
}

fn drop_one(dice: &mut Dice, table: &mut Table) {
    fn one<T>(dice: &mut Dice, from: &mut Vec<T>) {
        if !from.is_empty() {
            from.remove(dice.below(from.len()));
        }
    }
    match dice.below(5) {
        0 => one(dice, &mut table.uniques),
        1 => one(dice, &mut table.indexes),
        2 => one(dice, &mut table.checks),
        3 => one(dice, &mut table.exclusions),
        _ => one(dice, &mut table.foreign_keys),
    }
}

/// A unique constraint is replaced by a unique index, or the other way round, without a name. If something else makes
/// the columns unique too, nothing has to be created.
fn exchange(table: &mut Table, next: Id) {
    let of_constraint = |it: &Unique| {
        let plain = it.deferrable.is_none() && it.include.is_empty() && !it.nulls_not_distinct;
        plain.then(|| it.columns.clone())
    };
    let of_index = |it: &Index| {
        let plain = it.include.is_empty() && !it.nulls_not_distinct;
        it.unique_columns().filter(|_| plain)
    };
    let constraints: Vec<_> = table.uniques.iter().map(of_constraint).collect();
    let indexes: Vec<_> = table.indexes.iter().map(of_index).collect();
    let alone = |it: &Option<Vec<Id>>| {
        it.is_some() && constraints.iter().chain(&indexes).filter(|other| *other == it).count() == 1
    };
    let constraint = constraints.iter().position(alone);
    let constraint = constraint.filter(|_| table.indexes.iter().all(|it| it.name.is_some()));
    let index = indexes.iter().position(alone);
    let index = index.filter(|_| table.uniques.iter().all(|it| it.name.is_some()));
    if let Some(at) = constraint {
        let key = |column| Key { column, computed: false, suffix: "" };
        table.indexes.push(Index {
            id: next,
            name: None,
            method: "btree",
            keys: table.uniques.remove(at).columns.into_iter().map(key).collect(),
            unique: true,
            nulls_not_distinct: false,
            include: Vec::new(),
            filter: None,
            with: None,
        });
    } else if let Some(at) = index {
        table.uniques.push(Unique {
            id: next,
            name: None,
            columns: table.indexes.remove(at).keys.into_iter().map(|it| it.column).collect(),
            include: Vec::new(),
            nulls_not_distinct: false,
            deferrable: None,
        });
    }
}

fn alter_one(dice: &mut Dice, table: &mut Table) {
    let whole = table.clone();
    let all: Vec<Id> = table.columns.iter().map(|it| it.id).collect();
    let at = dice.below(6);
    if let Some(unique) = table.uniques.get_mut(at) {
        match dice.below(3) {
            0 => unique.columns = dice.some(&all, 1, 3),
            1 => unique.nulls_not_distinct = !unique.nulls_not_distinct,
            _ => {
                unique.deferrable =
                    Some("initially deferred").filter(|_| unique.deferrable.is_none());
            }
        }
        unique.name.get_or_insert_with(|| format!("uq{}", unique.id));
    } else if let Some(index) = table.indexes.get_mut(at) {
        let (id, name) = (index.id, index.name.clone());
        *index = generate::index(dice, &whole, id);
        index.name = Some(name.unwrap_or_else(|| format!("ix{id}")));
    } else if let Some(check) = table.checks.get_mut(at) {
        if dice.chance(50) {
            check.validity = generate::validity(dice);
        } else {
            check.which += 1;
        }
        check.name.get_or_insert_with(|| format!("ck{}", check.id));
    } else if let Some(key) = table.foreign_keys.get_mut(at) {
        match dice.below(5) {
            3 => key.validity = generate::validity(dice),
            4 => (key.on_delete, key.narrow) = (Some("SetNull"), !key.narrow),
            0 => key.on_delete = Some("Cascade").filter(|_| key.on_delete.is_none()),
            1 => key.deferrable = Some("initially deferred").filter(|_| key.deferrable.is_none()),
            _ => key.name = Some(format!("fk renamed {}", key.id)),
        }
    }
}
