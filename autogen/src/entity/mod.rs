//! The entity reader: SeaORM entities in, as Rust source; what they say of the schema out, and what is wrong in them.
//!
//! Nothing is compiled or run. What only running the code could tell is a diagnostic at its place in the source, never
//! a guess. Reading the files is the business of one module; all others work on what has been parsed.

mod load;
mod mean;
mod place;
mod read;
#[cfg(test)]
#[expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]
mod tests;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
    sync::Arc,
};

use syn::Item;

use crate::schema::{
    Qualified, SharedTypes,
    diagnostic::Diagnostic,
    stated::{self, Schema},
};

use self::{
    load::source::{self, Files, ModulePath, Program},
    mean::{
        draft::Entity,
        expanded,
        foreign_key::{self, Entities},
        schema_attribute,
        scope::Scope,
        table,
        types::Types,
        unique_names, used_enums, whole,
    },
    place::{Report, Site},
    read::{attributes, model::Model},
};

/// What to read, and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folders of entity crates (with `Cargo.toml`, or their `src`), or single files.
    pub roots: Vec<PathBuf>,
    /// The Postgres schema of entities that name none.
    pub default_schema: String,
    /// SQL types of Rust types that cannot be known from source, by the tail or the whole of their path.
    pub types: BTreeMap<String, String>,
    /// The cargo features that are on.
    pub features: Features,
}

/// Which cargo features are on, in every entity crate.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum Features {
    /// Those on by default.
    #[default]
    Default,
    /// Those on by default and these.
    DefaultAnd(BTreeSet<String>),
    /// These and no others.
    Only(BTreeSet<String>),
}

/// The files that were read, by path: their text, to show places in.
pub type Sources = BTreeMap<PathBuf, String>;

/// What came out.
#[derive(Clone, Debug)]
pub struct Reading {
    /// What the entities say. Not to be used where a diagnostic is an error: it may lack what could not be read.
    pub schema: Schema,
    /// In the order of files, lines and columns.
    pub diagnostics: Vec<Diagnostic>,
    pub sources: Sources,
}

/// Reads all entities below some roots.
#[must_use]
pub fn read(options: &Options) -> Reading {
    read_from(Files::Disk, options, || options.default_schema.clone())
}

/// Reads all entities below some roots while the default schema is still being found out: only what has been parsed asks
/// for it. The one of the options counts for nothing.
#[must_use]
pub fn read_while(options: &Options, default_schema: impl FnOnce() -> String) -> Reading {
    read_from(Files::Disk, options, default_schema)
}

fn read_from(
    files: Files<'_>,
    options: &Options,
    default_schema: impl FnOnce() -> String,
) -> Reading {
    let mut report = Report::default();
    let (mut program, sources) =
        source::load(files, &options.roots, &options.features, &mut report);
    let schema = schema(&mut program, &default_schema(), &options.types, &mut report);
    let mut diagnostics = report.diagnostics;
    diagnostics.sort_by(|left, right| {
        let key = |it: &Diagnostic| (it.place.file.clone(), it.place.line, it.place.column);
        key(left).cmp(&key(right))
    });
    Reading { schema, diagnostics, sources }
}

/// Everything behind the file system.
fn schema(
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
        schema_attribute::foreign_keys(&draft, &mut table, report);
        table.shrink_to_fit();
        insert(draft.table, table, &mut schema, report);
    }
    unique_names::check(&schema, report);
    for ty in types.unused() {
        let message = format!("no field is of the type `{ty}`, which the settings know");
        report.push(Diagnostic::warning("unused-setting", stated::Place::default(), message));
    }
    schema.enums = used_enums::collect(&schema, &types, report);
    whole::check(&schema, report);
    schema
}

/// The models of the program, by their modules. They are made into entities, and do not stay beside them.
fn models(program: &mut Program) -> BTreeMap<ModulePath, Vec<Model>> {
    let modules = program.modules.iter_mut();
    let models = modules.map(|(path, it)| (path, std::mem::take(&mut it.outline.models)));
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
    for (path, module) in &program.modules {
        let site = Site::new(path.clone(), Arc::clone(&module.file));
        for model in models.remove(path).unwrap_or_default() {
            let draft = model.draft(&module.items, &site, types, report);
            entities.extend(draft.map(|draft| table::build(draft, &mut shared, report)));
        }
        for item in module.items.iter().filter(|_| module.outline.expanded) {
            if let Item::Struct(item) = item
                && attributes::derived(&item.attrs, "DeriveEntity").is_some()
            {
                let draft = expanded::read(item, module, &site, types, report);
                entities.extend(draft.map(|draft| table::build(draft, &mut shared, report)));
            }
        }
    }
    entities
}

/// Files a table under its name, which only one entity may have.
fn insert(name: Qualified, table: Box<stated::Table>, schema: &mut Schema, report: &mut Report) {
    let Some(first) = schema.tables.get(&name) else {
        schema.tables.insert(name, table);
        return;
    };
    let message = format!("two entities are the table `{}`", name.name);
    let (file, line) = (first.place.file.display(), first.place.line);
    let diagnostic = Diagnostic::error("duplicate-table", table.place, message)
        .help(format!("the other one is in {file}, line {line}"));
    report.push(diagnostic);
}
