//! Where the modules of a module lie: `x.rs` and `x/mod.rs`, `#[path]`, as rustc looks for them.

use std::{collections::BTreeSet, path::PathBuf, sync::Arc};

use syn::{Item, ItemMod, Meta};

use crate::entity::{path, read::attributes};

use super::files::parent;

/// Where a module's own modules are looked for.
#[derive(Clone)]
pub(super) struct Nest {
    pub(super) file: Arc<PathBuf>,
    /// The directory of `x.rs` for a `mod x;` here.
    children: PathBuf,
    /// The directory that `#[path]` is relative to.
    paths: PathBuf,
}

impl Nest {
    /// The nest of a module that is a file.
    pub(super) fn of_file(file: Arc<PathBuf>, children: PathBuf) -> Self {
        Self { paths: parent(&file), file, children }
    }

    /// The nest of a module between braces.
    pub(super) fn inline(&self, child: &ItemMod) -> Self {
        let stated = stated_path(child).map(|path| self.paths.join(path));
        let folder = stated.unwrap_or_else(|| self.children.join(path::plain(&child.ident)));
        Self { file: Arc::clone(&self.file), children: folder.clone(), paths: folder }
    }

    /// The files that a module may be, each with the folder of its own modules. The first that is there counts.
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

    /// Where the modules lie that are declared among items: their files, and the folders of their own modules.
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

/// What `#[path = "…"]` says.
fn stated_path(module: &ItemMod) -> Option<String> {
    module.attrs.iter().find_map(|attr| match &attr.meta {
        Meta::NameValue(pair) if pair.path.is_ident("path") => {
            attributes::string_literal(&pair.value).map(syn::LitStr::value)
        }
        _ => None,
    })
}
