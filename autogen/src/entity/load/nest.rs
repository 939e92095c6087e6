//! Finds the files of a module's submodules as rustc does: `x.rs`, `x/mod.rs`, `#[path]`.

use std::{collections::BTreeSet, path::PathBuf, sync::Arc};

use syn::{Item, ItemMod, Meta};

use crate::entity::{path, read::attributes};

use super::files::parent;

/// Where to look for a module's submodules.
#[derive(Clone)]
pub(super) struct Nest {
    pub(super) file: Arc<PathBuf>,
    /// The directory of `x.rs` for a `mod x;` in this module.
    children: PathBuf,
    /// The directory that `#[path]` is relative to.
    paths: PathBuf,
}

impl Nest {
    /// The nest of a module in its own file.
    pub(super) fn of_file(file: Arc<PathBuf>, children: PathBuf) -> Self {
        Self { paths: parent(&file), file, children }
    }

    /// The nest of an inline module.
    pub(super) fn inline(&self, child: &ItemMod) -> Self {
        let stated = stated_path(child).map(|path| self.paths.join(path));
        let folder = stated.unwrap_or_else(|| self.children.join(path::plain(&child.ident)));
        Self { file: Arc::clone(&self.file), children: folder.clone(), paths: folder }
    }

    /// The files that may contain a module, each with the folder of its submodules. The first one that exists counts.
    pub(super) fn candidates(&self, child: &ItemMod) -> Vec<(PathBuf, PathBuf)> {
        if let Some(path) = stated_path(child) {
            let file = self.paths.join(path);
            let children = parent(&file);
            return vec![(file, children)];
        }
        let name = path::plain(&child.ident);
        let folder = self.children.join(&name);
        let beside = self.children.join(format!("{name}.rs"));
        vec![(beside, folder.clone()), (folder.join("mod.rs"), folder)]
    }

    /// The locations of the modules declared among some items: their files, and the folders of their submodules.
    pub(super) fn places(&self, items: &[Item]) -> BTreeSet<PathBuf> {
        let files = items.iter().filter_map(|item| match item {
            Item::Mod(child) if child.content.is_none() => Some(self.candidates(child)),
            Item::Mod(child) => {
                let folder = self.inline(child).children;
                Some(vec![(folder.clone(), folder)])
            }
            _ => None,
        });
        let own = parent(&self.file);
        files.flatten().flat_map(|(file, folder)| [file, folder]).filter(|it| *it != own).collect()
    }
}

/// The value of `#[path = "…"]`.
fn stated_path(module: &ItemMod) -> Option<String> {
    module.attrs.iter().find_map(|attr| match &attr.meta {
        Meta::NameValue(pair) if pair.path.is_ident("path") => {
            attributes::string_literal(&pair.value).map(syn::LitStr::value)
        }
        _ => None,
    })
}
