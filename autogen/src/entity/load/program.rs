//! The program: every module of the crates that were read, by path.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
    sync::Arc,
};

use syn::Item;

use crate::entity::{
    path::ModulePath,
    place::{Report, Site},
};

use super::extract::{Extract, Origin};

/// All modules of all entity crates.
#[derive(Debug, Default)]
pub(crate) struct Program {
    pub(crate) modules: BTreeMap<ModulePath, Module>,
    /// The name that a crate uses for another one, if it differs.
    pub(crate) renamed: BTreeMap<(String, String), String>,
    /// The disabled features that hide parts of the schema.
    pub(crate) off: BTreeSet<String>,
}

/// The compiled part of a module.
#[derive(Debug)]
pub(crate) struct Module {
    pub(crate) file: Arc<PathBuf>,
    pub(crate) extract: Extract,
    /// Items that the extract does not fully contain.
    pub(crate) items: Vec<Item>,
    pub(super) origin: Origin,
}

impl Module {
    /// Whether the module belongs to an entity crate.
    pub(crate) fn is_of_root(&self) -> bool {
        self.origin == Origin::Root
    }

    /// Creates the extract, once all items are known.
    pub(super) fn finish(&mut self, path: &ModulePath, report: &mut Report) {
        let site = Site::new(path.clone(), Arc::clone(&self.file));
        self.extract = Extract::take(&mut self.items, self.origin, &site, report);
    }
}
