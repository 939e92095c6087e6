//! Extracts what later stages need from a module as soon as it is parsed. The syntax trees of thousands of entities
//! would take most of the process's memory, so only items that other files may look up are kept.

use std::collections::BTreeMap;

use syn::{Attribute, Ident, Item, Type, UseTree};

use crate::entity::{
    path::{self, leading},
    place::{Report, Site},
    read::{
        attributes,
        model::{self, Model},
    },
};

/// The kind of crate that a module belongs to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Origin {
    /// One of the entity crates.
    Root,
    /// A dependency of an entity crate: only its types are needed.
    Dependency,
}

/// A module as plain values, which can move to another thread.
#[derive(Debug, Default)]
pub(crate) struct Extract {
    pub(crate) names: ModuleNames,
    /// The models with `DeriveEntityModel`, in an entity crate.
    pub(crate) models: Vec<Model>,
    /// Whether it contains an entity in the expanded format, which is read from the items themselves.
    pub(crate) expanded: bool,
}

/// The names in a module.
#[derive(Debug, Default)]
pub(crate) struct ModuleNames {
    /// The items it declares, and the ones that derives add.
    pub(crate) declared: Vec<String>,
    /// The paths of imports, by their local names.
    pub(crate) uses: BTreeMap<String, Vec<String>>,
    pub(crate) globs: Vec<Vec<String>>,
}

/// The items that `DeriveEntityModel` generates beside the model.
const GENERATED: &[&str] = &["Entity", "Column", "PrimaryKey", "ActiveModel"];

impl Extract {
    pub(super) fn has_entities(&self) -> bool {
        self.expanded || !self.models.is_empty()
    }

    /// Extracts what is needed from the items of a module, and leaves the items that are needed later.
    pub(crate) fn take(
        items: &mut Vec<Item>,
        origin: Origin,
        site: &Site,
        report: &mut Report,
    ) -> Self {
        let mut extract = Self::default();
        for item in &*items {
            extract.names.add(item);
        }
        let models: Vec<_> =
            items.iter().filter_map(|it| derived(it, "DeriveEntityModel")).collect();
        let is_entity = |it| derived(it, "DeriveEntity").is_some();
        extract.expanded =
            origin == Origin::Root && models.is_empty() && items.iter().any(is_entity);
        if origin == Origin::Root {
            let read = |it| model::read(it, items, site, report);
            extract.models = models.into_iter().filter_map(read).collect();
        }
        if !extract.expanded {
            let named = extract.models.iter().all(Model::has_table);
            items.retain(|item| is_looked_up(item) || (!named && is_impl(item, "EntityName")));
            items.shrink_to_fit();
        }
        extract
    }
}

fn derived<'a>(item: &'a Item, name: &'static str) -> Option<&'a syn::ItemStruct> {
    match item {
        Item::Struct(item) => attributes::derives(&item.attrs, name).then_some(item),
        _ => None,
    }
}

/// Whether an item defines a type or a constant.
fn is_looked_up(item: &Item) -> bool {
    let is_type = |attrs: &[Attribute]| {
        ["DeriveActiveEnum", "DeriveValueType", "FromJsonQueryResult"]
            .iter()
            .any(|name| attributes::derives(attrs, name))
    };
    match item {
        Item::Type(_) | Item::Const(_) | Item::Static(_) => true,
        Item::Struct(item) => is_type(&item.attrs),
        Item::Enum(item) => is_type(&item.attrs),
        item => is_impl(item, "ValueType"),
    }
}

fn is_impl(item: &Item, of_trait: &str) -> bool {
    let Item::Impl(item) = item else { return false };
    let named = item.trait_.as_ref().and_then(|(path, _)| path.segments.last());
    named.is_some_and(|segment| segment.ident == of_trait)
        && matches!(&*item.self_ty, Type::Path(_))
}

/// The name that an item declares.
pub(crate) fn name(item: &Item) -> Option<&Ident> {
    match item {
        Item::Struct(item) => Some(&item.ident),
        Item::Enum(item) => Some(&item.ident),
        Item::Type(item) => Some(&item.ident),
        Item::Const(item) => Some(&item.ident),
        Item::Static(item) => Some(&item.ident),
        _ => None,
    }
}

impl ModuleNames {
    fn add(&mut self, item: &Item) {
        self.declared.extend(name(item).map(path::plain));
        match item {
            Item::Struct(item) if attributes::derives(&item.attrs, "DeriveEntityModel") => {
                self.declared.extend(GENERATED.iter().map(|name| (*name).to_owned()));
            }
            Item::Use(inner) => self.import(&inner.tree, &leading(inner.leading_colon)),
            Item::ExternCrate(inner) => {
                let name = path::plain(&inner.ident);
                let known = inner.rename.as_ref().map(|(_, ident)| path::plain(ident));
                let path = vec![String::new(), name.clone()];
                self.uses.insert(known.unwrap_or(name), path);
            }
            _ => {}
        }
    }

    fn import(&mut self, tree: &UseTree, prefix: &[String]) {
        let extended = |name: &syn::Ident| -> Vec<String> {
            prefix.iter().cloned().chain([path::plain(name)]).collect()
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
                self.uses.insert(path::plain(&name.ident), extended(&name.ident));
            }
            UseTree::Rename(rename) => {
                let path =
                    if rename.ident == "self" { prefix.to_vec() } else { extended(&rename.ident) };
                self.uses.insert(path::plain(&rename.rename), path);
            }
        }
    }
}
