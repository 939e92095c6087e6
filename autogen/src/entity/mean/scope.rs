//! Scope: what a path means in a module, through `use`, globs, re-exports and the entity crates.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use syn::Item;

use crate::entity::{
    load::{extract, program::Program},
    path::{self, ModulePath, Name},
};

/// What a path means.
#[derive(Clone, Debug)]
pub(super) enum Found<'a> {
    Module(ModulePath),
    /// An item of the program; several if a type and a value share a name; none if a derive generates it.
    Item(Name, Vec<&'a Item>),
    /// An item of a crate that is not an entity crate.
    External(Vec<String>),
}

/// The names of every module.
#[derive(Debug)]
pub(super) struct Scope<'a> {
    modules: BTreeMap<&'a [String], ModuleNames<'a>>,
    renamed: &'a BTreeMap<(String, String), String>,
    /// The modules that a module's globs lead to, by its number.
    globs: Vec<Vec<&'a [String]>>,
}

#[derive(Debug)]
struct ModuleNames<'a> {
    /// The number of the module.
    number: usize,
    children: BTreeMap<&'a str, &'a [String]>,
    items: BTreeMap<Cow<'a, str>, Vec<&'a Item>>,
    uses: &'a BTreeMap<String, Vec<String>>,
    globs: &'a [Vec<String>],
}

/// The names being looked up, each with the number of its module: imports and globs may form a cycle, and then
/// nothing is found.
type Seen = BTreeSet<(usize, String)>;

/// A glob may lead through another glob, and that through a third; no sane program nests them deeper.
const GLOB_ROUNDS: usize = 3;

impl<'a> Scope<'a> {
    pub(super) fn new(program: &'a Program) -> Self {
        let mut modules: BTreeMap<&'a [String], ModuleNames<'a>> = BTreeMap::new();
        for (number, (path, module)) in program.modules.iter().enumerate() {
            let extract::ModuleNames { declared, uses, globs } = &module.extract.names;
            let mut items: BTreeMap<_, Vec<_>> = BTreeMap::new();
            for name in declared {
                items.entry(Cow::from(name)).or_default();
            }
            for item in &module.items {
                if let Some(name) = extract::name(item) {
                    items.entry(Cow::from(path::plain(name))).or_default().push(item);
                }
            }
            let names = ModuleNames { number, children: BTreeMap::new(), items, uses, globs };
            modules.insert(path, names);
        }
        for path in program.modules.keys() {
            if let Some((name, parent)) = path.split_last()
                && let Some(parent) = modules.get_mut(parent)
            {
                parent.children.insert(name, path);
            }
        }
        let globs = vec![Vec::new(); modules.len()];
        let mut scope = Self { modules, renamed: &program.renamed, globs };
        for _ in 0..GLOB_ROUNDS {
            let globs = scope.glob_targets();
            if globs == scope.globs {
                break;
            }
            scope.globs = globs;
        }
        scope
    }

    fn glob_targets(&self) -> Vec<Vec<&'a [String]>> {
        let targets = |(module, names): (&&'a [String], &ModuleNames<'a>)| {
            let found = names.globs.iter().filter_map(|path| self.resolve(module, path));
            let modules = found.filter_map(|found| match found {
                Found::Module(target) if target != *module => {
                    self.modules.get_key_value(&*target).map(|(path, _)| *path)
                }
                Found::Module(_) | Found::Item(..) | Found::External(_) => None,
            });
            modules.collect()
        };
        self.modules.iter().map(targets).collect()
    }

    /// What a path means in a module.
    pub(super) fn resolve(&self, module: &[String], path: &[String]) -> Option<Found<'a>> {
        self.walk(module, path, &mut Seen::new())
    }

    /// The full name of the item that a path means.
    pub(super) fn name(&self, module: &[String], path: &[String]) -> Option<Name> {
        match self.resolve(module, path)? {
            Found::Item(name, _) => Some(name),
            Found::Module(_) | Found::External(_) => None,
        }
    }

    fn walk(&self, module: &[String], path: &[String], seen: &mut Seen) -> Option<Found<'a>> {
        let (first, rest) = path.split_first()?;
        let start = match first.as_str() {
            "crate" => Found::Module(module[..1].to_vec()),
            "self" => Found::Module(module.to_vec()),
            "super" => Found::Module(parent(module)?),
            "" => {
                return self.walk_from(self.crate_named(module, rest.first()?), &rest[1..], seen);
            }
            name => match self.lookup(module, name, seen) {
                Some(found) => found,
                // A bare name that is not found comes from a prelude; only a longer path can name a crate.
                None => match self.crate_named(module, name) {
                    Found::External(_) if rest.is_empty() => return None,
                    found => found,
                },
            },
        };
        self.walk_from(start, rest, seen)
    }

    fn walk_from(&self, start: Found<'a>, path: &[String], seen: &mut Seen) -> Option<Found<'a>> {
        path.iter().try_fold(start, |found, segment| match found {
            Found::Module(module) if segment == "super" => parent(&module).map(Found::Module),
            Found::Module(module) => self.lookup(&module, segment, seen),
            Found::External(mut path) => {
                path.push(segment.clone());
                Some(Found::External(path))
            }
            Found::Item(..) => None,
        })
    }

    fn crate_named(&self, module: &[String], name: &str) -> Found<'a> {
        let key = (module[0].clone(), name.to_owned());
        let path = vec![self.renamed.get(&key).map_or(name, String::as_str).to_owned()];
        if self.modules.contains_key(&path[..]) {
            Found::Module(path)
        } else {
            Found::External(path)
        }
    }

    /// What a name means inside a module: its own items first, then named imports, then globs.
    fn lookup(&self, module: &[String], name: &str, seen: &mut Seen) -> Option<Found<'a>> {
        let names = self.modules.get(module)?;
        if let Some(items) = names.items.get(name) {
            let name = Name { module: module.to_vec(), ident: name.to_owned() };
            return Some(Found::Item(name, items.clone()));
        }
        if let Some(child) = names.children.get(name) {
            return Some(Found::Module(child.to_vec()));
        }
        let globs = &self.globs[names.number];
        let import = names.uses.get(name);
        if import.is_none() && globs.is_empty() {
            return None;
        }
        if !seen.insert((names.number, name.to_owned())) {
            return None;
        }
        match import {
            Some(path) => self.import(module, name, path, seen),
            None => globs.iter().find_map(|module| self.lookup(module, name, seen)),
        }
    }

    fn import(
        &self,
        module: &[String],
        name: &str,
        path: &[String],
        seen: &mut Seen,
    ) -> Option<Found<'a>> {
        // `use chrono;` and `use chrono::…` name a crate, not themselves.
        if path.len() == 1 || path.first().is_some_and(|first| first == name) {
            return self.walk_from(self.crate_named(module, &path[0]), &path[1..], seen);
        }
        self.walk(module, path, seen)
    }
}

/// The parent of a module.
fn parent(module: &[String]) -> Option<ModulePath> {
    module.split_last().filter(|(_, parent)| !parent.is_empty()).map(|(_, parent)| parent.to_vec())
}
