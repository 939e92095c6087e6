//! The program: every module of the crates that were read, by its path.

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
    /// What a crate calls another one, if that is not its name.
    pub(crate) renamed: BTreeMap<(String, String), String>,
    /// The features that something of the schema is behind, and that are off.
    pub(crate) off: BTreeSet<String>,
}

/// What is compiled of a module.
#[derive(Debug)]
pub(crate) struct Module {
    pub(crate) file: Arc<PathBuf>,
    pub(crate) extract: Extract,
    /// The items that the extract does not say all of.
    pub(crate) items: Vec<Item>,
    pub(super) origin: Origin,
}

impl Module {
    /// Whether it is of a crate whose entities are wanted.
    pub(crate) fn is_of_root(&self) -> bool {
        self.origin == Origin::Root
    }

    /// Draws the extract, once all items are there.
    pub(super) fn finish(&mut self, path: &ModulePath, report: &mut Report) {
        let site = Site::new(path.clone(), Arc::clone(&self.file));
        self.extract = Extract::take(&mut self.items, self.origin, &site, report);
    }
}
