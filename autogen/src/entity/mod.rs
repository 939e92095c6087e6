//! The entity reader: SeaORM entities in, as Rust source; what they say of the schema out, and what is wrong in them.
//!
//! Nothing is compiled or run. What only running the code could tell is a diagnostic at its place in the source, never
//! a guess. Reading the files is the business of one module; all others work on what has been parsed.

mod active_enum;
mod attributes;
mod case;
mod cfg;
mod column_type;
mod default;
mod discriminants;
mod draft;
mod expanded;
mod extra;
mod field;
mod foreign_key;
mod index_key;
mod keys;
mod method;
mod model;
mod nearest;
mod place;
mod relation;
mod schema_attribute;
mod scope;
mod sequence;
mod source;
mod sql;
mod table;
#[cfg(test)]
#[expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]
mod tests;
mod types;
mod unique_names;
mod used_enums;
mod whole;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};

use syn::Item;

use crate::schema::{
    diagnostic::Diagnostic,
    stated::{self, Schema},
};

use self::{
    draft::Draft,
    foreign_key::Entities,
    place::{Report, Site},
    scope::Scope,
    source::{Files, Program},
    types::Types,
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
    read_from(Files::Disk, options)
}

fn read_from(files: Files<'_>, options: &Options) -> Reading {
    let mut report = Report::default();
    let (program, sources) = source::load(files, &options.roots, &options.features, &mut report);
    let schema = schema(&program, options, &mut report);
    let mut diagnostics = report.diagnostics;
    diagnostics.sort_by(|left, right| {
        let key = |it: &Diagnostic| (it.place.file.clone(), it.place.line, it.place.column);
        key(left).cmp(&key(right))
    });
    Reading { schema, diagnostics, sources }
}

/// Everything behind the file system.
fn schema(program: &Program, options: &Options, report: &mut Report) -> Schema {
    let scope = Scope::new(program);
    let types = Types::new(program, &scope, &options.default_schema, &options.types, report);
    let drafts = drafts(program, &types, report);
    let entities = Entities::new(&scope, &drafts);
    let mut schema = Schema::default();
    for draft in &drafts {
        let mut table = table::build(draft, report);
        entities.resolve(draft, &mut table, report);
        schema_attribute::foreign_keys(draft, &mut table, report);
        insert(draft, table, &mut schema, report);
    }
    unique_names::check(&schema, report);
    whole::check(&schema, report);
    schema.enums = used_enums::collect(&schema, &types, report);
    schema
}

/// Every entity of the program.
fn drafts(program: &Program, types: &Types<'_>, report: &mut Report) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (path, module) in &program.modules {
        let site = Site { module: path.clone(), file: module.file.clone() };
        let models = module.items.iter().filter(|item| derives(item, "DeriveEntityModel")).count();
        for item in &module.items {
            let Item::Struct(item_struct) = item else { continue };
            if derives(item, "DeriveEntityModel") {
                drafts.extend(model::read(item_struct, module, &site, types, report));
            } else if derives(item, "DeriveEntity") && models == 0 {
                drafts.extend(expanded::read(item_struct, module, &site, types, report));
            }
        }
    }
    drafts
}

fn derives(item: &Item, name: &str) -> bool {
    matches!(item, Item::Struct(item) if attributes::derived(&item.attrs, name).is_some())
}

/// Files a table under its name, which only one entity may have.
fn insert(draft: &Draft, table: stated::Table, schema: &mut Schema, report: &mut Report) {
    let Some(first) = schema.tables.get(&draft.table) else {
        schema.tables.insert(draft.table.clone(), table);
        return;
    };
    let message = format!("two entities are the table `{}`", draft.table.name);
    let (file, line) = (first.place.file.display(), first.place.line);
    let diagnostic = Diagnostic::error("duplicate-table", table.place, message)
        .help(format!("the other one is in {file}, line {line}"));
    report.push(diagnostic);
}
