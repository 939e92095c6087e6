//! Scope: what a path means in a module, through `use`, globs, re-exports and the crates among the roots.

use std::collections::{BTreeMap, BTreeSet};

use syn::{Item, UseTree};

use super::{
    attributes,
    source::{ModulePath, Program},
};

/// The full name of an item.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) struct Name {
    pub(super) module: ModulePath,
    pub(super) ident: String,
}

impl Name {
    pub(super) fn new(module: &ModulePath, ident: impl Into<String>) -> Self {
        Self { module: module.clone(), ident: ident.into() }
    }

    /// As Rust spells it: `entity::user::Model`.
    pub(super) fn path(&self) -> String {
        format!("{}::{}", self.module.join("::"), self.ident)
    }
}

/// What a path means.
#[derive(Clone, Debug)]
pub(super) enum Found<'a> {
    Module(ModulePath),
    /// An item of the program; several where a type and a value share a name. None where a derive makes it.
    Item(Name, Vec<&'a Item>),
    /// Something of a crate that is not among the roots.
    External(Vec<String>),
}

/// The names of every module.
#[derive(Debug)]
pub(super) struct Scope<'a> {
    modules: BTreeMap<&'a ModulePath, Names<'a>>,
}

#[derive(Debug, Default)]
struct Names<'a> {
    items: BTreeMap<String, Vec<&'a Item>>,
    uses: BTreeMap<String, Vec<String>>,
    globs: Vec<Vec<String>>,
}

/// What `DeriveEntityModel` makes beside the model.
const GENERATED: &[&str] = &["Entity", "Column", "PrimaryKey", "ActiveModel"];

/// `use` may go round in circles; no sane path is longer than this.
const MAX_HOPS: usize = 32;

impl<'a> Scope<'a> {
    pub(super) fn new(program: &'a Program) -> Self {
        let names = |items: &'a [Item]| {
            let mut names = Names::default();
            for item in items {
                names.add(item);
            }
            names
        };
        let modules = program.modules.iter();
        Self { modules: modules.map(|(path, module)| (path, names(&module.items))).collect() }
    }

    /// What a path means in a module.
    pub(super) fn resolve(&self, module: &ModulePath, path: &[String]) -> Option<Found<'a>> {
        self.walk(module, path, MAX_HOPS)
    }

    /// The full name of the item that a path means.
    pub(super) fn name(&self, module: &ModulePath, path: &[String]) -> Option<Name> {
        match self.resolve(module, path)? {
            Found::Item(name, _) => Some(name),
            Found::Module(_) | Found::External(_) => None,
        }
    }

    fn walk(&self, module: &ModulePath, path: &[String], hops: usize) -> Option<Found<'a>> {
        let hops = hops.checked_sub(1)?;
        let (first, rest) = path.split_first()?;
        let start = match first.as_str() {
            "crate" => Found::Module(module[..1].to_vec()),
            "self" => Found::Module(module.clone()),
            "super" => Found::Module(module[..module.len().checked_sub(1)?].to_vec()),
            "" => return self.walk_from(self.crate_named(rest.first()?), &rest[1..], hops),
            name => match self.lookup(module, name, hops) {
                Some(found) => found,
                // A bare name that is nowhere comes from a prelude; only a longer path can name a crate.
                None if rest.is_empty() && !self.modules.contains_key(&vec![name.to_owned()]) => {
                    return None;
                }
                None => self.crate_named(name),
            },
        };
        self.walk_from(start, rest, hops)
    }

    fn walk_from(&self, start: Found<'a>, path: &[String], hops: usize) -> Option<Found<'a>> {
        path.iter().try_fold(start, |found, segment| match found {
            Found::Module(module) if segment == "super" => {
                Some(Found::Module(module[..module.len().checked_sub(1)?].to_vec()))
            }
            Found::Module(module) => self.lookup(&module, segment, hops),
            Found::External(mut path) => {
                path.push(segment.clone());
                Some(Found::External(path))
            }
            Found::Item(..) => None,
        })
    }

    fn crate_named(&self, name: &str) -> Found<'a> {
        let path = vec![name.to_owned()];
        if self.modules.contains_key(&path) { Found::Module(path) } else { Found::External(path) }
    }

    /// What a name means inside a module: its own items first, then what it imports by name, then by glob.
    fn lookup(&self, module: &ModulePath, name: &str, hops: usize) -> Option<Found<'a>> {
        let hops = hops.checked_sub(1)?;
        let names = self.modules.get(module)?;
        if let Some(items) = names.items.get(name) {
            return Some(Found::Item(Name::new(module, name), items.clone()));
        }
        let child: ModulePath = module.iter().cloned().chain([name.to_owned()]).collect();
        if self.modules.contains_key(&child) {
            return Some(Found::Module(child));
        }
        if let Some(path) = names.uses.get(name) {
            return self.import(module, name, path, hops);
        }
        let globs = names.globs.iter().filter_map(|path| self.walk(module, path, hops));
        let globs: BTreeSet<ModulePath> = globs
            .filter_map(|found| match found {
                Found::Module(module) => Some(module),
                Found::Item(..) | Found::External(_) => None,
            })
            .filter(|glob| glob != module)
            .collect();
        globs.iter().find_map(|module| self.lookup(module, name, hops))
    }

    fn import(
        &self,
        module: &ModulePath,
        name: &str,
        path: &[String],
        hops: usize,
    ) -> Option<Found<'a>> {
        // `use chrono;` and `use chrono::…` name a crate, not themselves.
        if path.len() == 1 || path.first().is_some_and(|first| first == name) {
            return self.walk_from(self.crate_named(&path[0]), &path[1..], hops);
        }
        self.walk(module, path, hops)
    }
}

impl<'a> Names<'a> {
    fn add(&mut self, item: &'a Item) {
        match item {
            Item::Struct(item_struct) => {
                self.declare(attributes::plain(&item_struct.ident), item);
                if attributes::derived(&item_struct.attrs, "DeriveEntityModel").is_some() {
                    for name in GENERATED {
                        self.items.entry((*name).to_owned()).or_default();
                    }
                }
            }
            Item::Enum(inner) => self.declare(attributes::plain(&inner.ident), item),
            Item::Type(inner) => self.declare(attributes::plain(&inner.ident), item),
            Item::Const(inner) => self.declare(attributes::plain(&inner.ident), item),
            Item::Static(inner) => self.declare(attributes::plain(&inner.ident), item),
            Item::Use(inner) => self.import(&inner.tree, &leading(inner.leading_colon.is_some())),
            Item::ExternCrate(inner) => {
                let name = attributes::plain(&inner.ident);
                let known = inner.rename.as_ref().map(|(_, ident)| attributes::plain(ident));
                let path = vec![String::new(), name.clone()];
                self.uses.insert(known.unwrap_or(name), path);
            }
            _ => {}
        }
    }

    fn declare(&mut self, name: String, item: &'a Item) {
        self.items.entry(name).or_default().push(item);
    }

    fn import(&mut self, tree: &UseTree, prefix: &[String]) {
        let extended = |name: &syn::Ident| -> Vec<String> {
            prefix.iter().cloned().chain([attributes::plain(name)]).collect()
        };
        match tree {
            UseTree::Path(path) => self.import(&path.tree, &extended(&path.ident)),
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.import(tree, prefix);
                }
            }
            UseTree::Glob(_) => self.globs.push(prefix.to_vec()),
            UseTree::Name(name) if name.ident == "self" => {
                if let Some(last) = prefix.last() {
                    self.uses.insert(last.clone(), prefix.to_vec());
                }
            }
            UseTree::Name(name) => {
                self.uses.insert(attributes::plain(&name.ident), extended(&name.ident));
            }
            UseTree::Rename(rename) => {
                let path =
                    if rename.ident == "self" { prefix.to_vec() } else { extended(&rename.ident) };
                self.uses.insert(attributes::plain(&rename.rename), path);
            }
        }
    }
}

/// The first segment of a path that begins with `::`: empty, and nothing where it does not.
fn leading(colon: bool) -> Vec<String> {
    if colon { vec![String::new()] } else { Vec::new() }
}

/// The names of a path, without its arguments.
pub(super) fn segments(path: &syn::Path) -> Vec<String> {
    let mut segments = leading(path.leading_colon.is_some());
    segments.extend(path.segments.iter().map(|segment| attributes::plain(&segment.ident)));
    segments
}
