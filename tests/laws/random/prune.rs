//! Removes from a random schema what Postgres or SeaORM would refuse, each time for a reason in the manual.

use std::collections::BTreeSet;

use super::{
    model::{ForeignKey, Id, Index, Table, World},
    types::Ty,
};

pub(super) fn world(world: &mut World) {
    let enums: BTreeSet<Id> = world.enums.iter().map(|it| it.id).collect();
    let sequences: BTreeSet<Id> = world.sequences.iter().map(|it| it.id).collect();
    for table in &mut world.tables {
        for column in &mut table.columns {
            column.counter = column.counter.filter(|id| sequences.contains(id));
        }
        table.columns.retain(|it| it.ty.enumeration().is_none_or(|id| enums.contains(&id)));
        columns(table);
        objects(table);
    }
    world.tables.retain(|it| !it.key().is_empty());
    let all = world.clone();
    for table in &mut world.tables {
        let own = table.clone();
        let mut seen = BTreeSet::new();
        table.foreign_keys.retain(|key| fits(key, &own, &all) && seen.insert(key.columns.clone()));
    }
    let used: BTreeSet<Id> = world
        .tables
        .iter()
        .flat_map(|it| it.columns.iter().filter_map(|column| column.ty.enumeration()))
        .collect();
    world.enums.retain(|it| used.contains(&it.id));
    if world.tables.is_empty() {
        world.sequences.clear();
    }
}

/// Removes what only newer servers support.
pub(super) fn until(version: u32, world: &mut World) {
    if version >= 18 {
        return;
    }
    for table in &mut world.tables {
        table.columns.iter_mut().for_each(|it| it.is_virtual = false);
        let checks = table.checks.iter_mut().map(|it| &mut it.validity);
        let keys = table.foreign_keys.iter_mut().map(|it| &mut it.validity);
        for validity in checks.chain(keys).filter(|it| **it == Some("not_enforced")) {
            *validity = Some("not_valid");
        }
    }
}

/// What the second schema of a pair must not ask of the first: casts that Postgres does not have, and conventional
/// names in place of stated ones, because then any equal object counts.
pub(super) fn pair(before: &World, after: &mut World) {
    for table in &mut after.tables {
        let Some(old) = before.table(table.id) else { continue };
        if old.key_name.is_some() && table.key_name.is_none() {
            table.key_name.clone_from(&old.key_name);
        }
        for column in &mut table.columns {
            let Some(old) = old.column(column.id) else { continue };
            if column.ty != old.ty && !old.ty.casts_to(column.ty) {
                column.ty = old.ty;
            }
            column.plain &= column.ty == old.ty && old.plain;
        }
    }
    world(after);
}

fn columns(table: &mut Table) {
    let before = table.columns.clone();
    for column in &mut table.columns {
        let source = column.generated.and_then(|id| before.iter().find(|it| it.id == id));
        let fits = source.is_some_and(|it| {
            it.generated.is_none()
                && ((it.ty.is_int() && column.ty == Ty::BigInt)
                    || (it.ty.is_text() && column.ty == Ty::Text))
        });
        if !fits {
            column.generated = None;
        }
        column.is_virtual &= column.generated.is_some();
        column.key &= column.ty.is_ordered() && column.generated.is_none();
        if !column.ty.is_int() || column.generated.is_some() {
            (column.identity, column.counter) = (None, None);
        }
        column.nullable &= !column.key && column.identity.is_none();
        if column.identity.is_some() {
            column.counter = None;
        }
        if column.generated.is_some()
            || column.identity.is_some()
            || column.counter.is_some()
            || column.ty.defaults().is_empty()
        {
            column.default = None;
        }
        column.collated &= column.ty.is_text() && column.generated.is_none();
    }
    if table.key().is_empty() {
        let first =
            table.columns.iter_mut().find(|it| it.ty.is_ordered() && it.generated.is_none());
        if let Some(first) = first {
            (first.key, first.nullable) = (true, false);
        }
    }
}

fn objects(table: &mut Table) {
    let own = table.clone();
    // No index is built over a virtual column (manual of 18, CREATE TABLE, GENERATED ALWAYS AS).
    let stored = |id: &Id| own.column(*id).is_some_and(|it| !it.is_virtual);
    let ordered = |id: &Id| stored(id) && own.column(*id).is_some_and(|it| it.ty.is_ordered());
    for unique in &mut table.uniques {
        unique.columns.retain(ordered);
        let keys = unique.columns.clone();
        unique.include.retain(|id| stored(id) && !keys.contains(id));
    }
    table.uniques.retain(|it| !it.columns.is_empty());
    let mut seen = BTreeSet::new();
    table.uniques.retain(|it| seen.insert(it.columns.clone()));
    for index in &mut table.indexes {
        index.filter = index.filter.filter(stored);
        index.keys.retain(|key| stored(&key.column));
        let keys: Vec<Id> = index.keys.iter().map(|it| it.column).collect();
        index.include.retain(|id| stored(id) && !keys.contains(id));
    }
    table.indexes.retain(|it| is_index(it, &own));
    for check in &mut table.checks {
        check.columns.retain(|id| own.column(*id).is_some());
    }
    table.checks.retain(|it| !it.columns.is_empty());
    table.exclusions.retain(|it| own.column(it.column).is_some_and(|it| it.ty == Ty::IntRange));
    for exclusion in &mut table.exclusions {
        exclusion.filter = exclusion.filter.filter(stored);
    }
}

/// Whether the method supports the types of its keys (manual, sections 11.2 and 11.10).
fn is_index(index: &Index, table: &Table) -> bool {
    let types: Vec<Ty> =
        index.keys.iter().filter_map(|key| table.column(key.column)).map(|it| it.ty).collect();
    let all = |fits: fn(Ty) -> bool| !types.is_empty() && types.iter().all(|ty| fits(*ty));
    let keys = index.keys.iter().zip(&types).all(|(key, ty)| {
        let class_fits = match key.suffix {
            "text_pattern_ops" | "COLLATE \"POSIX\" DESC" => {
                ty.is_text() && (!key.computed || ty.is_text())
            }
            "jsonb_path_ops" => *ty == Ty::Jsonb,
            _ => true,
        };
        class_fits && (!key.computed || ty.is_int() || ty.is_text())
    });
    keys && match index.method {
        "btree" => all(Ty::is_ordered),
        // Bit strings can be ordered but not hashed.
        "hash" => all(|ty| ty.is_ordered() && !matches!(ty, Ty::Bits | Ty::Other(_))),
        "gin" => all(Ty::has_gin),
        "gist" => all(|ty| ty == Ty::IntRange),
        "brin" => all(Ty::is_int),
        _ => all(|ty| matches!(ty, Ty::Vector(Some(_)))),
    }
}

fn fits(key: &ForeignKey, own: &Table, world: &World) -> bool {
    let Some(target) = world.table(key.table) else { return false };
    let sorted = |ids: &[Id]| ids.iter().copied().collect::<BTreeSet<_>>();
    let wanted = sorted(&key.referenced);
    let is_key = target.referable().iter().any(|it| sorted(it) == wanted);
    let to_itself = own.id == target.id && key.columns == key.referenced;
    let types = key.columns.iter().zip(&key.referenced).all(|(from, to)| {
        match (own.column(*from), target.column(*to)) {
            (Some(from), Some(to)) => {
                from.ty.refers_to(to.ty) && from.generated.is_none() && to.generated.is_none()
            }
            _ => false,
        }
    });
    is_key && types && !to_itself
}
