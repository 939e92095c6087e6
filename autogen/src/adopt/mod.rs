//! Takes the schema of a database, and returns entities as Rust source that the reader reads as that schema.
//!
//! Whatever SeaORM's attributes can state is in `#[sea_orm(…)]`, and the rest in `#[autogen(…)]`. What neither can state is
//! listed by name. This stage knows no files.

mod attribute;
mod column;
pub mod complete;
mod constraint;
pub mod context;
pub mod declared;
mod default;
mod enumeration;
mod foreign_key;
mod index;
mod named;
mod names;
mod relation;
mod sequence;
mod table;
mod table_file;
mod types;
mod unstated;

pub(crate) use unstated::{INHERITS, INHERITS_WHY};

use std::collections::{BTreeMap, BTreeSet};

use self::context::{Context, Options};
use crate::schema::{Namespace, Qualified, Schema, stated};

/// What states a schema.
#[derive(Clone, Debug, Default)]
pub struct Adopted {
    /// The source of each module, by its name.
    pub modules: BTreeMap<String, String>,
    /// The features of SeaORM that they need, beside `macros`.
    pub features: BTreeSet<&'static str>,
    /// The extensions, for the settings.
    pub extensions: BTreeMap<String, stated::Extension>,
    /// The names of the new entities: their modules, by table.
    pub entities: BTreeMap<String, String>,
    /// The tables that have an entity now.
    pub tables: BTreeSet<Qualified>,
    /// How many active enums there are in the new modules.
    pub n_enums: usize,
    /// The enum types and the independent sequences that the new modules state.
    pub enums: BTreeSet<Qualified>,
    pub sequences: BTreeSet<Qualified>,
    /// The schemas that an SQL file has to state, because they have a comment or nothing else creates them.
    pub namespaces: BTreeMap<String, Namespace>,
    /// The tables that no entity can state and an SQL file can, with their statements.
    pub table_files: BTreeMap<Qualified, String>,
    /// What neither states.
    pub unstated: Vec<String>,
}

/// Writes entities for tables of a schema.
#[must_use]
pub fn adopt(schema: &Schema, options: &Options) -> Adopted {
    let wanted = &options.tables;
    let mut options = options.clone();
    // Without a key, SeaORM makes no entity.
    options.tables.retain(|it| schema.tables.get(it).is_some_and(|it| unstated::is_an_entity(it)));
    let context = &Context::new(schema, &options);
    let relations = relation::relations(context);
    let homes = sequence::homes(context);
    let mut adopted = Adopted::default();
    for here in context.tables() {
        let (source, features) = table::source(here, &relations, &homes, context);
        let Some(module) = context.modules.get(here.0) else { continue };
        adopted.features.extend(features);
        adopted.modules.insert(module.clone(), source);
        adopted.entities.insert(module.clone(), names::camel(module));
    }
    let enums = context.new_enums();
    if !enums.is_empty() {
        adopted.modules.insert(options.enums.clone(), enumeration::module(&enums, context));
    }
    adopted.n_enums = enums.len();
    let spelled = context.tables().flat_map(|(_, it)| &it.columns);
    let spelled = spelled.filter_map(|it| context.spelled(&it.ty)).map(|(name, _)| name);
    adopted.enums = enums.iter().map(|(name, ..)| *name).chain(spelled).cloned().collect();
    adopted.sequences = homes.of.values().flatten().map(|it| (*it).clone()).collect();
    adopted.tables = context.tables().map(|(name, _)| name.clone()).collect();
    adopted.extensions = extensions(schema, &options.default_schema);
    let others = wanted.iter().filter(|it| !options.tables.contains(*it)).cloned().collect();
    adopted.table_files = table_file::statements(&others, context);
    adopted.namespaces = namespaces(schema, &adopted, &options);
    let in_files = |it: &&Qualified| !adopted.table_files.contains_key(*it);
    let wanted = wanted.iter().filter(in_files).cloned().collect();
    adopted.unstated = unstated::unstated(context, &wanted, &relations, &homes);
    adopted
}

fn namespaces(
    schema: &Schema,
    adopted: &Adopted,
    options: &Options,
) -> BTreeMap<String, Namespace> {
    let Adopted { tables, enums, sequences, table_files, .. } = adopted;
    let created = tables.iter().chain(enums).chain(sequences).chain(table_files.keys());
    let created: BTreeSet<&String> = created.map(|it| &it.schema).collect();
    let is_wanted = |(name, it): &(&String, &Namespace)| {
        let is_open = **name != options.default_schema && options.schemas.contains(*name);
        is_open && (it.comment.is_some() || !created.contains(name))
    };
    let all = schema.namespaces.iter().filter(is_wanted);
    all.map(|(name, it)| (name.clone(), it.clone())).collect()
}

/// Every extension, with its schema if that is not the usual one.
fn extensions(schema: &Schema, default_schema: &str) -> BTreeMap<String, stated::Extension> {
    let extensions = schema.extensions.iter().map(|(name, it)| {
        let home = it.schema.clone().filter(|it| it != default_schema);
        (name.clone(), stated::Extension { schema: home, version: None })
    });
    extensions.collect()
}
