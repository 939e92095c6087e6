//! The schema of an enum type that states none. SeaORM never writes a schema before the type's name, and `sea-orm-cli
//! generate entity -s` reads types of that schema without recording it.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::schema::{Qualified, Schema, TypeName, stated};

/// An enum used by a table in another schema is a type of that schema, if an enum of that name exists there, and if
/// there is none in the default schema or the column already has that type.
#[must_use]
pub fn placed<'a>(entities: &'a stated::Schema, database: &Schema) -> Cow<'a, stated::Schema> {
    let unplaced: BTreeSet<&Qualified> =
        entities.enums.iter().filter(|(_, it)| !it.placed).map(|(name, _)| name).collect();
    if unplaced.is_empty() {
        return Cow::Borrowed(entities);
    }
    let elsewhere = |table: &Qualified, column: &stated::Column| match &column.ty.column_type().name
    {
        TypeName::Enum(name) if unplaced.contains(name) => {
            let home = home(entities, name, table, database)?;
            let is_alone = !database.enums.contains_key(name);
            (is_alone || has(database, table, column, &home)).then_some(home)
        }
        TypeName::Enum(_) | TypeName::Builtin(_) | TypeName::Extension(_) | TypeName::Other(_) => {
            None
        }
    };
    let mut moved: BTreeMap<Qualified, Qualified> = BTreeMap::new();
    let mut placed = Cow::Borrowed(entities);
    for (name, table) in &entities.tables {
        for (at, column) in table.columns.iter().enumerate() {
            let ty = column.ty.column_type();
            let Some(home) = elsewhere(name, column) else { continue };
            if let TypeName::Enum(from) = &ty.name {
                moved.insert(home.clone(), from.clone());
            }
            let table = placed.to_mut().tables.get_mut(name);
            let column = table.and_then(|it| it.columns.get_mut(at));
            let ty = column.and_then(|it| it.ty.column_type_mut());
            if let Some(ty) = ty {
                Arc::make_mut(ty).name = TypeName::Enum(home);
            }
        }
    }
    if !moved.is_empty() {
        let enums = &mut placed.to_mut().enums;
        for (home, from) in &moved {
            let Some(it) = entities.enums.get(from) else { continue };
            let renamed_from = it.renamed_from.as_ref();
            let renamed_from = renamed_from.map(|it| Qualified::new(&home.schema, &it.name));
            enums.insert(home.clone(), stated::Enum { renamed_from, ..it.clone() });
        }
        let left: BTreeSet<&Qualified> = moved.values().collect();
        let used: BTreeSet<Qualified> = used(&placed);
        placed.to_mut().enums.retain(|name, _| used.contains(name) || !left.contains(name));
    }
    placed
}

/// The type of that name, or of its former name, in the table's schema.
fn home(
    entities: &stated::Schema,
    name: &Qualified,
    table: &Qualified,
    database: &Schema,
) -> Option<Qualified> {
    let former = entities.enums.get(name).and_then(|it| it.renamed_from.as_ref());
    let names = [Some(name), former].into_iter().flatten();
    let mut beside = names.map(|it| Qualified::new(&table.schema, &it.name));
    let is_there = beside.any(|it| database.enums.contains_key(&it));
    (table.schema != name.schema && is_there).then(|| Qualified::new(&table.schema, &name.name))
}

/// Whether the column has that type in the database.
fn has(database: &Schema, table: &Qualified, column: &stated::Column, ty: &Qualified) -> bool {
    let names = [Some(&column.name), column.renamed_from.as_ref()].into_iter().flatten();
    let table = database.tables.get(table);
    let mut had = names.filter_map(|name| table?.column(name));
    had.any(|it| matches!(&it.ty.name, TypeName::Enum(own) if own == ty))
}

fn used(entities: &stated::Schema) -> BTreeSet<Qualified> {
    let columns = entities.tables.values().flat_map(|it| &it.columns);
    let enums = columns.filter_map(|it| match &it.ty.column_type().name {
        TypeName::Enum(name) => Some(name.clone()),
        TypeName::Builtin(_) | TypeName::Extension(_) | TypeName::Other(_) => None,
    });
    enums.collect()
}
