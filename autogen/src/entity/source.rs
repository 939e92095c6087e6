//! The source: entity crates in, the items of every module out. The only file here that touches the file system.
//!
//! Follows `mod` from the root of each crate as rustc does: inline modules, `x.rs` and `x/mod.rs`, `#[path]`, `cfg`.
//! A file that does not parse is reported and passed over.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::Arc,
};

use syn::{Expr, Item, ItemMod, Meta};

use crate::schema::{diagnostic::Diagnostic, stated::Place};

use super::{Features, Sources, attributes, cfg::Cfg, discriminants, place, place::Report};

/// The path of a module: the name of its crate, then the names of modules.
pub(super) type ModulePath = Vec<String>;

/// All modules of all entity crates.
#[derive(Debug, Default)]
pub(super) struct Program {
    pub(super) modules: BTreeMap<ModulePath, Module>,
}

/// The items of a module that are compiled.
#[derive(Debug)]
pub(super) struct Module {
    pub(super) file: Arc<PathBuf>,
    pub(super) items: Vec<Item>,
}

/// Where files come from.
#[derive(Clone, Copy, Debug)]
pub(super) enum Files<'a> {
    Disk,
    /// Given ones: what the tests read.
    #[cfg_attr(not(test), expect(dead_code, reason = "the tests read sources that are on no disk"))]
    Memory(&'a BTreeMap<PathBuf, String>),
}

impl Files<'_> {
    fn read(self, path: &Path) -> Option<String> {
        match self {
            Self::Disk => std::fs::read_to_string(path).ok(),
            Self::Memory(files) => files.get(path).cloned(),
        }
    }

    fn exists(self, path: &Path) -> bool {
        match self {
            Self::Disk => path.is_file(),
            Self::Memory(files) => files.contains_key(path),
        }
    }
}

/// Loads every root and all modules below it.
pub(super) fn load(
    files: Files<'_>,
    roots: &[PathBuf],
    features: &Features,
    report: &mut Report,
) -> (Program, Sources) {
    let mut loader = Loader {
        files,
        cfg: Cfg::default(),
        program: Program::default(),
        sources: Sources::new(),
        report,
    };
    for root in roots {
        loader.root(root, features);
    }
    (loader.program, loader.sources)
}

struct Loader<'a> {
    files: Files<'a>,
    cfg: Cfg,
    program: Program,
    sources: Sources,
    report: &'a mut Report,
}

/// Where a module's own modules are looked for.
struct Nest {
    file: Arc<PathBuf>,
    /// The directory of `x.rs` for a `mod x;` here.
    children: PathBuf,
    /// The directory that `#[path]` is relative to.
    paths: PathBuf,
}

impl Loader<'_> {
    fn root(&mut self, root: &Path, features: &Features) {
        let Some((name, file, manifest)) = self.crate_root(root) else {
            let place = Place { file: Arc::new(root.to_owned()), ..Place::default() };
            let message = format!("no crate in `{}`", root.display());
            let diagnostic = Diagnostic::error("no-crate", place, message)
                .help("give the folder of an entity crate, with its `Cargo.toml` or `lib.rs`")
                .help("set it with `--entity DIR`, or `entity` in autogen.toml");
            return self.report.push(diagnostic);
        };
        let module = vec![name];
        if self.program.modules.contains_key(&module) {
            return;
        }
        self.cfg = Cfg { features: features.resolve(&manifest) };
        let nest = parent(&file);
        self.file(module, &file, nest);
    }

    /// The name of the crate in a folder, its root file and its manifest.
    fn crate_root(&self, root: &Path) -> Option<(String, PathBuf, toml::Table)> {
        let none = toml::Table::new();
        if root.extension().is_some_and(|extension| extension == "rs") {
            let name = root.file_stem()?.to_str()?.to_owned();
            return self.files.exists(root).then(|| (name, root.to_owned(), none));
        }
        let (manifest, folder) = match self.manifest(root) {
            Some(manifest) => (manifest, root.join("src")),
            None => match root.file_name()?.to_str()? {
                "src" => (self.manifest(&parent(root)).unwrap_or(none), root.to_owned()),
                _ => (none, root.to_owned()),
            },
        };
        let text = |table: &str, key: &str| manifest.get(table)?.get(key)?.as_str();
        let fallback = root.file_name().and_then(|name| name.to_str()).unwrap_or("entity");
        let name = text("lib", "name").or_else(|| text("package", "name")).unwrap_or(fallback);
        let name = name.replace('-', "_");
        let stated = text("lib", "path").map(|path| root.join(path));
        let file = stated
            .into_iter()
            .chain(["lib.rs", "main.rs", "mod.rs"].map(|file| folder.join(file)))
            .find(|file| self.files.exists(file))?;
        Some((name, file, manifest))
    }

    fn manifest(&self, folder: &Path) -> Option<toml::Table> {
        self.files.read(&folder.join("Cargo.toml"))?.parse().ok()
    }

    /// Reads one file as a module.
    fn file(&mut self, module: ModulePath, file: &Path, children: PathBuf) {
        let Some(text) = self.files.read(file) else {
            let place = Place { file: Arc::new(file.to_owned()), ..Place::default() };
            let message = format!("`{}` cannot be read as text", file.display());
            return self.report.push(Diagnostic::error("unreadable-file", place, message));
        };
        let shared = Arc::new(file.to_owned());
        let parsed = syn::parse_file(&text);
        self.sources.insert(file.to_owned(), text);
        match parsed {
            Ok(parsed) => {
                let nest = Nest { paths: parent(&shared), file: shared, children };
                self.module(module, parsed.items, &nest);
            }
            Err(error) => {
                let place = place::place(&shared, error.span());
                let message = format!("this file does not parse: {error}");
                let diagnostic = Diagnostic::error("syntax", place, message)
                    .help("what it declares is not seen; the other files were read");
                self.report.push(diagnostic);
            }
        }
    }

    /// Files the items of a module, and goes on to the modules inside it.
    fn module(&mut self, module: ModulePath, items: Vec<Item>, nest: &Nest) {
        let mut items = self.cfg.prune(items);
        items.extend(discriminants::declared(&items));
        for item in &mut items {
            if let Item::Mod(child) = item {
                self.child(&module, child, nest);
            }
        }
        let items = Module { file: Arc::clone(&nest.file), items };
        self.program.modules.insert(module, items);
    }

    fn child(&mut self, parent_module: &ModulePath, child: &mut ItemMod, nest: &Nest) {
        let name = attributes::plain(&child.ident);
        let module: ModulePath = parent_module.iter().cloned().chain([name.clone()]).collect();
        let stated = stated_path(child).map(|path| nest.paths.join(path));
        if let Some((_, items)) = child.content.take() {
            let folder = stated.unwrap_or_else(|| nest.children.join(&name));
            let nest =
                Nest { file: Arc::clone(&nest.file), children: folder.clone(), paths: folder };
            return self.module(module, items, &nest);
        }
        if let Some(file) = stated {
            let children = parent(&file);
            return self.child_file(module, child, nest, vec![(file, children)]);
        }
        let folder = nest.children.join(&name);
        let candidates = vec![
            (nest.children.join(format!("{name}.rs")), folder.clone()),
            (folder.join("mod.rs"), folder),
        ];
        self.child_file(module, child, nest, candidates);
    }

    /// Reads the first file that is there, each given with the folder of its own modules.
    fn child_file(
        &mut self,
        module: ModulePath,
        child: &ItemMod,
        nest: &Nest,
        candidates: Vec<(PathBuf, PathBuf)>,
    ) {
        let tried: Vec<_> =
            candidates.iter().map(|(file, _)| format!("`{}`", file.display())).collect();
        let found = candidates.into_iter().find(|(file, _)| self.files.exists(file));
        if let Some((file, children)) = found {
            return self.file(module, &file, children);
        }
        let place = place::place(&nest.file, child.ident.span());
        let message = format!("there is no file for the module `{}`", child.ident);
        let diagnostic = Diagnostic::error("missing-module", place, message)
            .help(format!("looked for {}", tried.join(" and ")));
        self.report.push(diagnostic);
    }
}

impl Features {
    /// The features that are on in a crate with that manifest, with all they turn on in turn.
    fn resolve(&self, manifest: &toml::Table) -> BTreeSet<String> {
        let (mut pending, default) = match self {
            Self::Default => (BTreeSet::new(), true),
            Self::DefaultAnd(features) => (features.clone(), true),
            Self::Only(features) => (features.clone(), false),
        };
        if default {
            pending.insert("default".to_owned());
        }
        let table = manifest.get("features").and_then(toml::Value::as_table);
        let mut on = BTreeSet::new();
        while let Some(feature) = pending.pop_first() {
            let implied = table.and_then(|table| table.get(&feature)?.as_array());
            let implied = implied.into_iter().flatten().filter_map(toml::Value::as_str);
            pending.extend(implied.filter(|name| !on.contains(*name)).map(str::to_owned));
            on.insert(feature);
        }
        on
    }
}

fn parent(path: &Path) -> PathBuf {
    path.parent().map_or_else(PathBuf::new, Path::to_owned)
}

/// What `#[path = "…"]` says.
fn stated_path(module: &ItemMod) -> Option<String> {
    module.attrs.iter().find_map(|attr| match &attr.meta {
        Meta::NameValue(pair) if pair.path.is_ident("path") => literal(&pair.value),
        _ => None,
    })
}

fn literal(expr: &Expr) -> Option<String> {
    attributes::string_literal(expr).map(syn::LitStr::value)
}
