//! What later stages want of a module, taken out of its items as soon as they are parsed. The parsed items of thousands
//! of entities would be most of the memory of the process: only those stay that may be looked up from elsewhere.

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

/// Whose crate a module belongs to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Origin {
    /// One of the roots.
    Root,
    /// A crate that a root depends on: only its types are wanted.
    Dependency,
}

/// A module in values of its own, which may go to another thread.
#[derive(Debug, Default)]
pub(crate) struct Extract {
    pub(crate) names: ModuleNames,
    /// The models with `DeriveEntityModel`, in a crate among the roots.
    pub(crate) models: Vec<Model>,
    /// Whether an entity is written in the expanded format, which is read from the items themselves.
    pub(crate) expanded: bool,
}

/// The names of a module.
#[derive(Debug, Default)]
pub(crate) struct ModuleNames {
    /// What it declares, and what derives make beside that.
    pub(crate) declared: Vec<String>,
    /// The paths of what is imported, by the name that it has here.
    pub(crate) uses: BTreeMap<String, Vec<String>>,
    pub(crate) globs: Vec<Vec<String>>,
}

/// What `DeriveEntityModel` makes beside the model.
const GENERATED: &[&str] = &["Entity", "Column", "PrimaryKey", "ActiveModel"];

impl Extract {
    pub(super) fn has_entities(&self) -> bool {
        self.expanded || !self.models.is_empty()
    }

    /// Takes what is wanted out of the items of a module. Those are left that are still to be looked into.
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

/// Whether an item says what a type or a constant is.
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

/// The name that an item of its own declares.
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
