//! Random schemas, and random objects in them. `prune` removes what does not fit together.

use std::collections::BTreeMap;

use super::{
    dice::Dice,
    model::{
        Check, Column, Enum, Exclusion, ForeignKey, Id, Index, Key, Sequence, Table, Unique, World,
    },
    others::OTHERS,
    prune,
    types::{PLAIN, SPECIAL, Ty},
};

const ACTIONS: [Option<&str>; 7] = [
    None,
    None,
    Some("NoAction"),
    Some("Restrict"),
    Some("Cascade"),
    Some("SetNull"),
    Some("SetDefault"),
];
const DEFERRABLE: [Option<&str>; 6] =
    [None, None, None, None, Some("initially immediate"), Some("initially deferred")];

pub(super) const IDENTITIES: [Option<&str>; 8] = [
    None,
    Some("by default"),
    Some("by default"),
    Some("always"),
    Some("serial"),
    Some("serial (START WITH 50)"),
    Some("always (START WITH 100 INCREMENT BY 10)"),
    Some("by default (START WITH 5 CACHE 10)"),
];
const COUNTS: [&str; 6] = [
    "",
    "START WITH 1000",
    "AS integer INCREMENT BY 10",
    "MINVALUE 0 START WITH 5 CACHE 10",
    "AS smallint CYCLE",
    "INCREMENT BY -1",
];

/// A separate schema, with numbers from `first` on.
pub(super) fn world(dice: &mut Dice, first: Id) -> World {
    let mut world = World::default();
    let mut next = first;
    for _ in 0..dice.below(3) {
        world.enums.push(enumeration(dice, next));
        next += 1;
    }
    for _ in 0..dice.below(6).saturating_sub(3) {
        world.sequences.push(sequence(dice, next));
        next += 1;
    }
    for _ in 0..=dice.below(4) {
        let table = table(dice, &world, next);
        world.tables.push(table);
        next = world.next();
    }
    for _ in 0..dice.below(2 * world.tables.len() + 1) {
        foreign_key(dice, &mut world);
    }
    prune::world(&mut world);
    world
}

/// Usually a plain name, otherwise one that needs quotes; unique because of its number.
pub(super) fn name(dice: &mut Dice, prefix: &str, id: Id) -> String {
    match dice.below(30) {
        0 => format!("{prefix}Mixed{id}"),
        1 => format!("with space {prefix}{id}"),
        2 => format!("{prefix} \"{id}\""),
        3 => format!("{prefix}naïve_{id}_日本"),
        4 => format!("{prefix}{id}_{}", "long_name_".repeat(7)),
        5 => format!("{prefix}\\{id}{{}}"),
        6 => format!("{prefix}it's {id}"),
        7 => format!("{id} {prefix}%$"),
        _ => format!("{prefix}{id}"),
    }
}

pub(super) fn schema(dice: &mut Dice) -> Option<String> {
    dice.chance(25).then(|| dice.pick(&["other", "Käse \"Raum\""])).flatten().map(str::to_owned)
}

pub(super) fn comment(dice: &mut Dice) -> Option<String> {
    const TEXTS: [&str; 3] =
        ["Counted when saved", "It's \"quoted\"\nand long {}", "naïve \\ 日本"];
    dice.chance(20).then(|| dice.pick(&TEXTS)).flatten().map(str::to_owned)
}

pub(super) fn enumeration(dice: &mut Dice, id: Id) -> Enum {
    let mut labels = dice.some(&Enum::core(id), 2, 2);
    for number in 0..dice.below(3) {
        labels.insert(dice.below(labels.len() + 1), format!("label {number}"));
    }
    let name = name(dice, "mood", id);
    let former = BTreeMap::new();
    Enum { id, schema: schema(dice), name, labels, former, comment: comment(dice) }
}

pub(super) fn sequence(dice: &mut Dice, id: Id) -> Sequence {
    let name = name(dice, "seq", id);
    let (schema, options, comment) = (schema(dice), count(dice), comment(dice));
    Sequence { id, schema, name, options, owned: dice.chance(40), comment }
}

pub(super) fn count(dice: &mut Dice) -> &'static str {
    dice.pick(&COUNTS).unwrap_or_default()
}

pub(super) fn validity(dice: &mut Dice) -> Option<&'static str> {
    let all = ["not_valid", "not_valid = false", "not_enforced"];
    dice.chance(15).then(|| dice.pick(&all)).flatten()
}

pub(super) fn table(dice: &mut Dice, world: &World, id: Id) -> Table {
    let mut table = Table {
        id,
        schema: schema(dice),
        name: name(dice, "table", id),
        comment: comment(dice),
        columns: Vec::new(),
        key_name: dice.chance(20).then(|| name(dice, "pk", id)),
        uniques: Vec::new(),
        indexes: Vec::new(),
        checks: Vec::new(),
        exclusions: Vec::new(),
        foreign_keys: Vec::new(),
    };
    let mut next = id + 1;
    let mut key = column(dice, world, &table, next);
    key.key = true;
    if dice.chance(75) {
        key.ty = dice.pick(&[Ty::Integer, Ty::BigInt]).unwrap_or(Ty::Integer);
        key.identity = dice.pick(&IDENTITIES).flatten();
    }
    table.columns.push(key);
    for _ in 0..=dice.below(6) {
        next += 1;
        let mut column = column(dice, world, &table, next);
        column.key = dice.chance(10);
        table.columns.push(column);
    }
    for _ in 0..dice.below(5) {
        next += 1;
        object(dice, &mut table, next);
    }
    if let Some(index) = table.indexes.first_mut().filter(|_| dice.chance(30)) {
        index.name = None;
    }
    if let Some(unique) = table.uniques.first_mut().filter(|_| dice.chance(30)) {
        unique.name = None;
    }
    if let Some(check) = table.checks.first_mut().filter(|_| dice.chance(30)) {
        check.name = None;
    }
    table
}

pub(super) fn column(dice: &mut Dice, world: &World, table: &Table, id: Id) -> Column {
    let mut ty = dice.pick(&PLAIN).unwrap_or(Ty::Integer);
    if dice.chance(8) {
        ty = dice.pick(&SPECIAL).unwrap_or(ty);
    }
    if dice.chance(15) {
        ty = OTHERS.get(dice.below(OTHERS.len())).map_or(ty, |it| Ty::Other(it.sql));
    }
    if let Some(own) = dice.pick(&world.enums).filter(|_| dice.chance(20)) {
        ty = if dice.chance(25) { Ty::EnumArray(own.id) } else { Ty::Enum(own.id) };
    }
    let mut column = Column {
        id,
        name: name(dice, "c", id),
        ty,
        plain: dice.chance(20),
        nullable: dice.chance(50),
        key: false,
        identity: dice.chance(5).then(|| dice.pick(&IDENTITIES)).flatten().flatten(),
        default: dice.chance(40).then(|| dice.below(6)),
        counter: dice.pick(&world.sequences).filter(|_| dice.chance(25)).map(|it| it.id),
        generated: None,
        is_virtual: false,
        collated: dice.chance(10),
        comment: comment(dice),
    };
    if dice.chance(8) {
        generate(dice, &mut column, table);
    }
    column
}

/// Generates the column from another one of the table.
pub(super) fn generate(dice: &mut Dice, column: &mut Column, table: &Table) {
    let fit = |it: &&Column| it.generated.is_none() && (it.ty.is_int() || it.ty.is_text());
    let sources: Vec<&Column> =
        table.columns.iter().filter(|it| it.id != column.id).filter(fit).collect();
    if let Some(source) = dice.pick(&sources) {
        column.ty = if source.ty.is_text() { Ty::Text } else { Ty::BigInt };
        column.generated = Some(source.id);
        column.is_virtual = dice.chance(40);
    }
}

/// Adds a constraint or an index.
pub(super) fn object(dice: &mut Dice, table: &mut Table, id: Id) {
    let all: Vec<Id> = table.columns.iter().map(|it| it.id).collect();
    match dice.below(10) {
        0..2 => table.uniques.push(Unique {
            id,
            name: Some(name(dice, "uq", id)),
            columns: dice.some(&all, 1, 3),
            include: if dice.chance(15) { dice.some(&all, 1, 2) } else { Vec::new() },
            nulls_not_distinct: dice.chance(15),
            deferrable: dice.pick(&DEFERRABLE).flatten(),
        }),
        2..5 => table.checks.push(Check {
            id,
            name: Some(name(dice, "ck", id)),
            columns: dice.some(&all, 1, 2),
            which: dice.below(12),
            no_inherit: dice.chance(10),
            validity: validity(dice),
        }),
        5 => {
            let ranges: Vec<Id> =
                table.columns.iter().filter(|it| it.ty == Ty::IntRange).map(|it| it.id).collect();
            if let Some(column) = dice.pick(&ranges) {
                let filter = dice.pick(&all).filter(|_| dice.chance(30));
                let deferrable = dice.pick(&DEFERRABLE).flatten();
                table.exclusions.push(Exclusion { id, column, filter, deferrable });
            }
        }
        _ => {
            let index = index(dice, table, id);
            table.indexes.push(index);
        }
    }
}

pub(super) fn index(dice: &mut Dice, table: &Table, id: Id) -> Index {
    let all: Vec<Id> = table.columns.iter().map(|it| it.id).collect();
    let first = dice.pick(&table.columns).map(|it| (it.id, it.ty));
    let own = Some(name(dice, "ix", id));
    let key = |column, suffix| Key { column, computed: false, suffix };
    let mut index = Index {
        id,
        name: own,
        method: "btree",
        keys: Vec::new(),
        unique: false,
        nulls_not_distinct: false,
        include: Vec::new(),
        filter: dice.pick(&all).filter(|_| dice.chance(25)),
        with: None,
    };
    match first {
        Some((column, Ty::Vector(Some(_)))) => {
            let classes = ["vector_l2_ops", "vector_cosine_ops", "vector_ip_ops"];
            index.keys = vec![key(column, dice.pick(&classes).unwrap_or_default())];
            let hnsw = dice.chance(60);
            index.method = if hnsw { "hnsw" } else { "ivfflat" };
            let with: &[Option<&str>] = if hnsw {
                &[None, Some("m = 16, ef_construction = 64"), Some("m = 8")]
            } else {
                &[Some("lists = 10"), Some("lists = 20")]
            };
            index.with = dice.pick(with).flatten();
        }
        Some((column, ty)) if ty.has_gin() => {
            index.method = "gin";
            let class = if ty == Ty::Jsonb && dice.chance(50) { "jsonb_path_ops" } else { "" };
            index.keys = vec![key(column, class)];
            index.with = dice.pick(&[None, None, Some("fastupdate = off")]).flatten();
        }
        Some((column, Ty::IntRange)) if dice.chance(60) => {
            index.method = "gist";
            index.keys = vec![key(column, "")];
        }
        Some((column, ty)) if ty.is_ordered() && dice.chance(10) => {
            index.method = "hash";
            index.keys = vec![key(column, "")];
        }
        Some((column, ty)) if ty.is_int() && dice.chance(10) => {
            index.method = "brin";
            index.keys = vec![key(column, "")];
            index.with = dice.pick(&[None, Some("pages_per_range = 32")]).flatten();
        }
        _ => {
            for column in dice.some(&all, 1, 3) {
                let ty = table.column(column).map(|it| it.ty);
                let computed = dice.chance(15) && ty.is_some_and(|it| it.is_int() || it.is_text());
                let suffix = match dice.below(12) {
                    0 => "DESC",
                    1 => "DESC NULLS LAST",
                    2 => "NULLS FIRST",
                    3 if ty.is_some_and(Ty::is_text) => "text_pattern_ops",
                    4 if ty.is_some_and(Ty::is_text) => "COLLATE \"POSIX\" DESC",
                    _ => "",
                };
                index.keys.push(Key { column, computed, suffix });
            }
            index.unique = dice.chance(30);
            index.nulls_not_distinct = index.unique && dice.chance(15);
            index.include = if dice.chance(15) { dice.some(&all, 1, 2) } else { Vec::new() };
            index.with = dice.pick(&[None, None, None, None, Some("fillfactor = 70")]).flatten();
        }
    }
    index
}

/// A foreign key between any two tables, or from a table to itself, over matching columns.
pub(super) fn foreign_key(dice: &mut Dice, world: &mut World) {
    let id = world.next();
    let own = dice.below(world.tables.len());
    let Some(target) = dice.pick(&world.tables) else { return };
    let keys: Vec<Vec<Id>> = target.referable().into_iter().filter(|it| !it.is_empty()).collect();
    let Some(referenced) = dice.pick(&keys) else { return };
    let table = &world.tables[own];
    let mut columns = Vec::new();
    for to in &referenced {
        let Some(to) = target.column(*to) else { return };
        let fit = |it: &&Column| {
            it.ty.refers_to(to.ty) && it.generated.is_none() && !columns.contains(&it.id)
        };
        let found: Vec<Id> = table.columns.iter().filter(fit).map(|it| it.id).collect();
        let Some(column) = dice.pick(&found) else { return };
        columns.push(column);
    }
    let key = ForeignKey {
        id,
        name: dice.chance(60).then(|| name(dice, "fk", id)),
        columns,
        table: target.id,
        referenced,
        on_delete: dice.pick(&ACTIONS).flatten(),
        on_update: dice.pick(&ACTIONS).flatten(),
        deferrable: dice.pick(&DEFERRABLE).flatten(),
        full: dice.chance(10),
        validity: validity(dice),
        narrow: dice.chance(30),
    };
    world.tables[own].foreign_keys.push(key);
}
