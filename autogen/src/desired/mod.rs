//! Takes entities, lock and database, and returns the target schema. Ownership is three-way: the entities win; what
//! they stated at the last generation and no longer state is dropped; what they never stated stays.

mod column;
mod constraint;
pub mod declared;
pub mod disabled;
pub mod enum_schema;
pub mod expand;
pub mod extension;
pub mod follower;
pub mod ignore;
mod index;
pub mod kept;
mod named;
pub mod naming;
pub mod offered;
mod order;
mod orphans;
pub mod partition;
pub mod printed;
pub mod relations;
pub mod renames;
mod sequence;
mod sides;
mod spread;
#[cfg(test)]
mod tests;
mod unique;
pub mod unknown;
pub mod unmanaged;
pub mod unnamed;

use std::{collections::BTreeMap, sync::Arc};

use self::sides::Sides;
use crate::schema::{
    Column, ColumnType, Declarations, Enum, Namespace, Qualified, Schema, Table, TypeName,
    normalize, sequence::adopt, stated,
};

/// The three inputs.
#[derive(Clone, Copy, Debug)]
pub struct Inputs<'a> {
    /// What the entities state now.
    pub entities: &'a stated::Schema,
    /// What they stated at the last generation.
    pub lock: &'a stated::Schema,
    /// What the database has.
    pub database: &'a Schema,
    pub scope: Scope,
}

/// How much the target covers.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Scope {
    /// What the entities state and stated.
    Stated,
    /// Only what the entities state: anything else is dropped (`--strict`).
    Strict,
}

/// The schema that the entities ask for. Expressions in it are spelled as their authors spelled them; the scratch stage
/// has Postgres respell them.
#[must_use]
pub fn desired(inputs: Inputs<'_>) -> Schema {
    let entities = relations::settled(inputs.entities, inputs.database, inputs.scope);
    let inputs = Inputs { entities: &entities, ..inputs };
    let Inputs { entities, lock, database, scope } = inputs;
    // Objects that no entity states or stated stay unchanged.
    let unsaid = database.tables.iter().filter(|(name, _)| {
        let said = entities.tables.contains_key(name) || lock.tables.contains_key(name);
        scope == Scope::Stated && !said
    });
    let mut target = Schema {
        namespaces: database.namespaces.clone(),
        extensions: database.extensions.clone(),
        enums: database.enums.clone(),
        domains: database.domains.clone(),
        sequences: sequence::sequences(inputs),
        tables: unsaid.map(|(name, table)| (name.clone(), table.clone())).collect(),
        // Only Postgres knows what is declared: `scratch::declared` adds it.
        declared: Declarations::default(),
    };
    enums(inputs, &mut target);
    surroundings(entities, &mut target);
    for (name, stated) in &entities.namespaces {
        let had = database.namespaces.get(name);
        let sides = Sides { stated, lock: lock.namespaces.get(name), database: had };
        let comment = sides.facet(|it| &it.comment, |it| &it.comment);
        target.namespaces.insert(name.clone(), Namespace { comment });
    }
    // After an extension moves, Postgres prints the names of its objects differently.
    let moved = extension::is_moved(&target, database);
    for (name, stated) in &entities.tables {
        let sides = TableSides {
            stated,
            lock: lock.tables.get(name).map(|it| &**it),
            database: database.tables.get(name).filter(|_| scope == Scope::Stated).map(|it| &**it),
        };
        let mut table = table(name, sides, &database.domains);
        if let Some(had) = database.tables.get(name) {
            if scope == Scope::Strict {
                adopt(&mut table, had);
            }
            spread::keep(&mut table, had, scope);
        }
        resolve_types(&mut table, &target, entities);
        if let Some((lock, had)) = sides.lock.zip(sides.database).filter(|_| !moved) {
            printed::recall(&mut table, &lock.printed, had);
        }
        orphans::leave(&mut table, sides);
        index::unqualify_operator_classes(&mut table, &target.extensions);
        let same = database.tables.get(name).filter(|had| ***had == table);
        target.tables.insert(name.clone(), same.map_or_else(|| table.into(), Arc::clone));
    }
    drop_unused_enums(inputs, &mut target);
    target.release_sequences();
    target
}

type TableSides<'a> = Sides<'a, stated::Table, Table>;

/// The base type of each domain.
type Domains = BTreeMap<Qualified, Arc<ColumnType>>;

fn table(name: &Qualified, sides: TableSides<'_>, domains: &Domains) -> Table {
    let empty = Table::default();
    let had = sides.database.unwrap_or(&empty);
    let stated = index::in_order(sides.stated, had);
    let lock = sides.lock.map(|it| index::in_order(it, had));
    let sides = Sides { stated: &*stated, lock: lock.as_deref(), ..sides };
    let mut marks = had.marks.clone();
    let comments = &mut marks.constraint_comments;
    let primary_key = constraint::primary_key(sides, comments);
    let foreign_keys = constraint::foreign_keys(sides, had, comments);
    let checks = constraint::checks(sides, had, comments);
    let exclusions = constraint::exclusions(sides, had, comments);
    let uniques = unique::uniques(sides, had, &mut marks);
    let indexes = unique::indexes(sides, had, &mut marks);
    Table {
        comment: sides.facet(|it| &it.comment, |it| &it.comment),
        columns: columns(name, sides, domains),
        // Postgres does not change it: what is no longer stated stays.
        partition_by: stated.partition_by.clone().or_else(|| had.partition_by.clone()),
        primary_key,
        uniques,
        foreign_keys,
        checks,
        exclusions,
        indexes,
        marks,
    }
}

fn columns(table: &Qualified, sides: TableSides<'_>, domains: &Domains) -> Vec<Column> {
    let Sides { stated, lock, database } = sides;
    let resolve = |stated: &stated::Column| {
        let lock = lock.and_then(|it| it.column(&stated.name));
        let database = database.and_then(|it| it.column(&stated.name));
        column::column(table, Sides { stated, lock, database }, domains)
    };
    let mut columns: Vec<Column> = stated.columns.iter().map(resolve).collect();
    let unsaid = database.into_iter().flat_map(|it| &it.columns).filter(|column| {
        let ignored = stated.ignored.contains(&column.name);
        let dropped = lock.is_some_and(|lock| lock.column(&column.name).is_some()) && !ignored;
        stated.column(&column.name).is_none() && !dropped
    });
    columns.extend(unsaid.cloned());
    columns
}

fn enums(inputs: Inputs<'_>, target: &mut Schema) {
    let Inputs { entities, lock, database, scope } = inputs;
    let used = entities.used_enums();
    for (name, stated) in &entities.enums {
        if !used.contains(name) && !database.enums.contains_key(name) {
            continue;
        }
        let sides =
            Sides { stated, lock: lock.enums.get(name), database: database.enums.get(name) };
        let comment = sides.facet(|it| &it.comment, |it| &it.comment);
        let labels = match (sides.database, scope) {
            (Some(had), Scope::Stated) => labels(stated, sides.lock, had),
            (None, _) | (_, Scope::Strict) => stated.labels.clone(),
        };
        target.enums.insert(name.clone(), Enum { labels, comment });
    }
}

/// The order of the labels stays the database's until an entity states another order than before.
fn labels(stated: &stated::Enum, lock: Option<&stated::Enum>, had: &Enum) -> Vec<String> {
    if lock.is_some_and(|it| order::differs(&it.labels, &stated.labels)) {
        stated.labels.clone()
    } else {
        order::as_had(&stated.labels, &had.labels)
    }
}

/// An enum that the entities no longer use is dropped, unless something that stays uses the type.
fn drop_unused_enums(inputs: Inputs<'_>, target: &mut Schema) {
    let used = target.used_enums();
    let gone = |name: &Qualified| match inputs.scope {
        Scope::Stated => inputs.lock.enums.contains_key(name),
        Scope::Strict => true,
    };
    let gone: Vec<Qualified> = target
        .enums
        .keys()
        .filter(|name| {
            !inputs.entities.enums.contains_key(name) && !used.contains(name) && gone(name)
        })
        .cloned()
        .collect();
    for name in gone {
        target.enums.remove(&name);
    }
}

/// A type that the reader could not resolve is an enum if there is an enum of that name.
fn resolve_types(table: &mut Table, target: &Schema, entities: &stated::Schema) {
    for column in &mut table.columns {
        if let TypeName::Other(name) = &column.ty.name
            && (target.enums.contains_key(name) || entities.enums.contains_key(name))
        {
            let name = TypeName::Enum(name.clone());
            Arc::make_mut(&mut column.ty).name = name;
        }
    }
}

/// The schemas and extensions that the entities need. They are never dropped, because others may use them.
fn surroundings(entities: &stated::Schema, target: &mut Schema) {
    let sequences = entities.sequences().map(|(name, _)| name);
    let names = entities.tables.keys().chain(entities.used_enums()).chain(sequences);
    for name in names {
        target.namespaces.entry(name.schema.clone()).or_default();
    }
    let types = entities
        .tables
        .values()
        .flat_map(|table| &table.columns)
        .map(|column| &**column.ty.column_type());
    for extension in types.filter_map(extension_of) {
        target.extensions.entry(extension.to_owned()).or_default();
    }
    extension::wanted(entities, target);
}

fn extension_of(ty: &ColumnType) -> Option<&'static str> {
    match &ty.name {
        TypeName::Extension(name) => normalize::extension_of(name),
        TypeName::Builtin(_) | TypeName::Enum(_) | TypeName::Other(_) => None,
    }
}
