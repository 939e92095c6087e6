//! Takes modules and returns tables and enums: what the values mean for the schema, once the whole program is known.
//!
//! Files are not known here.

mod autogen_attribute;
pub(super) mod column_type;
mod constant;
mod constraint;
mod default;
mod draft;
mod expanded;
mod foreign_key;
mod index;
mod merge;
mod model;
pub(super) mod name;
mod parsed;
mod partition;
mod scope;
mod sequence;
mod statement;
mod table;
mod types;
mod unique_names;
mod used_enums;
pub(super) mod value_type;
mod whole;

use std::{collections::BTreeMap, sync::Arc};

use syn::Item;

use crate::{
    entity::{
        load::program::Program,
        path::ModulePath,
        place::{Report, Site},
        read::{attributes, model::Model},
    },
    schema::{
        Qualified, SharedTypes,
        diagnostic::Diagnostic,
        stated::{self, Schema},
    },
};

use self::{
    draft::{Draft, Entity},
    foreign_key::Entities,
    merge::Contradiction,
    scope::Scope,
    types::Types,
};

/// What all entities of the program state. Enums that no column uses are marked.
pub(super) fn schema(
    program: &mut Program,
    default_schema: &str,
    configured: &BTreeMap<String, String>,
    report: &mut Report,
) -> Schema {
    let models = models(program);
    let program = &*program;
    let scope = Scope::new(program);
    let types = Types::new(program, &scope, default_schema, configured, report);
    let entities = entities(program, models, &types, report);
    let known = Entities::new(&scope, &entities);
    let keys: Vec<_> = entities.iter().map(|entity| known.keys_of(entity, report)).collect();
    let mut schema = Schema::default();
    for (Entity { draft, mut table, .. }, keys) in entities.into_iter().zip(keys) {
        for key in keys {
            foreign_key::add(key, &mut table, report);
        }
        autogen_attribute::foreign_keys(&draft, &mut table, report);
        schema.declarations.extend(autogen_attribute::partitions(
            &draft,
            &mut table,
            default_schema,
            report,
        ));
        table.shrink_to_fit();
        insert(draft.table, table, &mut schema, report);
    }
    stated::tell_apart(&mut schema);
    unique_names::check(&schema, report);
    for ty in types.unused() {
        let message = format!("`[types]` maps `{ty}`, but no field has that type");
        report.push(Diagnostic::warning("unused-setting", stated::Place::default(), message));
    }
    schema.enums = used_enums::collect(&schema, &types, program, report);
    whole::check(&schema, report);
    schema
}

/// The models of the program, by module. They become entities and are not kept beside them.
fn models(program: &mut Program) -> BTreeMap<ModulePath, Vec<Model>> {
    let modules = program.modules.iter_mut();
    let models = modules.map(|(path, it)| (path, std::mem::take(&mut it.extract.models)));
    let models = models.filter(|(_, models)| !models.is_empty());
    models.map(|(path, models)| (path.clone(), models)).collect()
}

/// Every entity of the program.
fn entities(
    program: &Program,
    mut models: BTreeMap<ModulePath, Vec<Model>>,
    types: &Types<'_>,
    report: &mut Report,
) -> Vec<Entity> {
    let mut entities = Vec::with_capacity(models.len());
    let mut shared = SharedTypes::default();
    let mut add = |draft: Option<Draft>, report: &mut Report| {
        entities.extend(draft.map(|draft| table::build(draft, &mut shared, report)));
    };
    for (path, module) in &program.modules {
        let site = Site::new(path.clone(), Arc::clone(&module.file));
        for model in models.remove(path).unwrap_or_default() {
            add(model::draft(model, &module.items, &site, types, report), report);
        }
        for item in module.items.iter().filter(|_| module.extract.expanded) {
            if let Item::Struct(item) = item
                && attributes::derives(&item.attrs, "DeriveEntity")
            {
                add(expanded::read(item, module, &site, types, report), report);
            }
        }
    }
    entities
}

/// Adds a table under its name, or what one more entity states of it.
fn insert(name: Qualified, table: Box<stated::Table>, schema: &mut Schema, report: &mut Report) {
    let Some(first) = schema.tables.get_mut(&name) else {
        schema.tables.insert(name, table);
        return;
    };
    let (file, line) = (first.place.file.display().to_string(), first.place.line);
    let Err(Contradiction { what, place }) = merge::merge(first, *table) else { return };
    let message = format!("two entities over the table `{}` state {what} differently", name.name);
    let diagnostic = Diagnostic::error("duplicate-table", place, message)
        .help(format!("the other one is in {file}, line {line}; state the same in both"));
    report.push(diagnostic);
}
