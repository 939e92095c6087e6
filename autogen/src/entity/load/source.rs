//! The source: entity crates in, the items of every module out. The only file here that touches the file system.
//!
//! Follows `mod` from the root of each crate as rustc does: inline modules, `x.rs` and `x/mod.rs`, `#[path]`, `cfg`.
//! A file that does not parse is reported and passed over. Macros of the program are expanded on the way. Crates that
//! entity crates depend on by path are read as well, for the types in them.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    path::{Path, PathBuf},
    sync::Arc,
};

use syn::{Expr, Item, ItemMacro, ItemMod, Meta};

use crate::{
    entity::{
        Features, Sources,
        place::{self, Report, Site},
        read::attributes,
    },
    schema::{diagnostic::Diagnostic, stated::Place},
};

use super::{
    ahead::{self, Ahead, Done},
    cfg::Cfg,
    crates::{Crate, parent},
    discriminants,
    macro_rules::Rules,
    outline::Outline,
    unseen,
};

/// How deep macros may call macros, as in rustc.
const DEEPEST: usize = 128;

/// The path of a module: the name of its crate, then the names of modules.
pub(crate) type ModulePath = Vec<String>;

/// All modules of all entity crates.
#[derive(Debug, Default)]
pub(crate) struct Program {
    pub(crate) modules: BTreeMap<ModulePath, Module>,
    /// What a crate calls another one, where that is not its name.
    pub(crate) renamed: BTreeMap<(String, String), String>,
}

/// What is compiled of a module.
#[derive(Debug)]
pub(crate) struct Module {
    pub(crate) file: Arc<PathBuf>,
    pub(crate) outline: Outline,
    /// The items that the outline does not say all of.
    pub(crate) items: Vec<Item>,
    /// Whether it belongs to a crate among the roots. Of other crates only types are wanted.
    pub(crate) own: bool,
}

/// Where files come from.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Files<'a> {
    Disk,
    /// Given ones: what the tests read.
    #[cfg_attr(not(test), expect(dead_code, reason = "the tests read sources that are on no disk"))]
    Memory(&'a BTreeMap<PathBuf, String>),
}

impl Files<'_> {
    pub(crate) fn read(self, path: &Path) -> Option<String> {
        match self {
            Self::Disk => std::fs::read_to_string(path).ok(),
            Self::Memory(files) => files.get(path).cloned(),
        }
    }

    pub(crate) fn exists(self, path: &Path) -> bool {
        match self {
            Self::Disk => path.is_file(),
            Self::Memory(files) => files.contains_key(path),
        }
    }
}

/// Loads every root and all modules below it.
pub(crate) fn load(
    files: Files<'_>,
    roots: &[PathBuf],
    features: &Features,
    report: &mut Report,
) -> (Program, Sources) {
    let mut loader = Loader {
        files,
        cfg: Cfg::default(),
        own: true,
        program: Program::default(),
        sources: Sources::new(),
        macros: BTreeMap::new(),
        waiting: Vec::new(),
        ahead: BTreeMap::new(),
        report: Report::default(),
    };
    let roots: Vec<_> = roots.iter().filter_map(|root| loader.root(root, features)).collect();
    let own_report = std::mem::take(&mut loader.report);
    loader.own = false;
    for root in roots {
        loader.dependencies(&root);
    }
    // What is wrong in a crate beside shows where one of its types is used.
    loader.report = own_report;
    loader.late();
    report.diagnostics.append(&mut loader.report.diagnostics);
    (loader.program, loader.sources)
}

struct Loader<'a> {
    files: Files<'a>,
    cfg: Cfg,
    /// Whether the crate that is being read is one of the roots.
    own: bool,
    program: Program,
    sources: Sources,
    /// By name: the last one declared, as a later one shadows an earlier.
    macros: BTreeMap<String, Rules>,
    /// Calls of macros that were not declared before.
    waiting: Vec<(ModulePath, Nest, ItemMacro, Cfg)>,
    /// The files that were read ahead.
    ahead: BTreeMap<ModulePath, Ahead>,
    report: Report,
}

/// Where a module's own modules are looked for.
#[derive(Clone)]
struct Nest {
    file: Arc<PathBuf>,
    /// The directory of `x.rs` for a `mod x;` here.
    children: PathBuf,
    /// The directory that `#[path]` is relative to.
    paths: PathBuf,
}

impl Loader<'_> {
    fn root(&mut self, root: &Path, features: &Features) -> Option<Crate> {
        let place = |file: &Path| Place { file: Arc::new(file.to_owned()), ..Place::default() };
        let Some(found) = Crate::find(self.files, root) else {
            let message = format!("no crate in `{}`", root.display());
            let diagnostic = Diagnostic::error("no-crate", place(root), message)
                .help("give the folder of an entity crate, with its `Cargo.toml` or `lib.rs`")
                .help("set it with `--entity DIR`, or `entity` in autogen.toml");
            self.report.push(diagnostic);
            return None;
        };
        if let Some(module) = self.program.modules.get(&[found.name.clone()][..]) {
            if *module.file != found.file {
                let message = format!("two entity crates are called `{}`", found.name);
                let diagnostic = Diagnostic::error("duplicate-crate", place(&found.file), message)
                    .help(format!("the other one begins in {}", module.file.display()));
                self.report.push(diagnostic);
            }
            return None;
        }
        self.read(&found, features);
        Some(found)
    }

    fn read(&mut self, found: &Crate, features: &Features) {
        self.cfg = Cfg { features: features.resolve(&found.manifest) };
        let nest = parent(&found.file);
        self.file(vec![found.name.clone()], &found.file, nest);
    }

    /// Reads the crates that one depends on by path, as far as its source names them.
    fn dependencies(&mut self, of: &Crate) {
        for dependency in of.dependencies(self.files) {
            let own = parent(&of.file);
            let mut texts = self.sources.iter().filter(|(file, _)| file.starts_with(&own));
            if !texts.any(|(_, text)| text.contains(&dependency.name)) {
                continue;
            }
            let Some(found) = Crate::find(self.files, &dependency.folder) else { continue };
            if found.name != dependency.name {
                let key = (of.name.clone(), dependency.name);
                self.program.renamed.insert(key, found.name.clone());
            }
            if !self.program.modules.contains_key(&[found.name.clone()][..]) {
                self.read(&found, &dependency.features);
                self.dependencies(&found);
            }
        }
    }

    /// Reads one file as a module.
    fn file(&mut self, module: ModulePath, file: &Path, children: PathBuf) {
        let ahead = self.ahead.remove(&module).filter(|it| it.file == file);
        let (text, done) = match ahead {
            Some(Ahead { text, done, .. }) => (Some(text), done),
            None => (self.files.read(file), None),
        };
        let Some(text) = text else {
            let place = Place { file: Arc::new(file.to_owned()), ..Place::default() };
            let message = format!("`{}` cannot be read as text", file.display());
            return self.report.push(Diagnostic::error("unreadable-file", place, message));
        };
        if let Some(Done { file: shared, outline, mut report }) = done {
            self.sources.insert(file.to_owned(), text);
            self.report.diagnostics.append(&mut report.diagnostics);
            let done = Module { file: shared, outline, items: Vec::new(), own: self.own };
            self.program.modules.insert(module, done);
            return;
        }
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
        let before = self.waiting.len();
        let mut items = self.items(&module, items, nest);
        items.extend(discriminants::declared(&items));
        let (file, outline) = (Arc::clone(&nest.file), Outline::default());
        let mut read = Module { file, outline, items, own: self.own };
        if self.waiting[before..].iter().all(|(waiting, ..)| *waiting != module) {
            read.finish(&module, &mut self.report);
        }
        self.program.modules.insert(module, read);
    }

    /// The items that are compiled, those that macros make in the place of their calls.
    fn items(&mut self, module: &ModulePath, mut items: Vec<Item>, nest: &Nest) -> Vec<Item> {
        let site = Site::new(module.clone(), Arc::clone(&nest.file));
        self.cfg.prune(&mut items);
        let mut pending: VecDeque<_> = items.into_iter().map(|item| (item, 0)).collect();
        self.read_ahead(module, pending.iter().map(|(item, _)| item), nest);
        let mut kept = Vec::new();
        while let Some((mut item, depth)) = pending.pop_front() {
            match &mut item {
                Item::Mod(child) => self.child(module, child, nest),
                Item::Macro(item) if self.declared(module, item) => continue,
                Item::Macro(item) => {
                    let made = if depth < DEEPEST { self.expanded(module, item) } else { None };
                    match made {
                        Some(mut made) => {
                            self.cfg.prune(&mut made);
                            for item in made.into_iter().rev() {
                                pending.push_front((item, depth + 1));
                            }
                        }
                        None => self.waiting.push((
                            module.clone(),
                            nest.clone(),
                            item.clone(),
                            self.cfg.clone(),
                        )),
                    }
                    continue;
                }
                Item::Fn(_) | Item::Const(_) if self.own => {
                    for diagnostic in unseen::local(&item, &site) {
                        self.report.push(diagnostic);
                    }
                }
                _ => {}
            }
            kept.push(item);
        }
        kept
    }

    /// Notes down a `macro_rules!`; whether it is one.
    fn declared(&mut self, module: &ModulePath, item: &ItemMacro) -> bool {
        let Some(name) = item.ident.as_ref().filter(|_| item.mac.path.is_ident("macro_rules"))
        else {
            return false;
        };
        if let Some(rules) = Rules::read(&module[0], item.mac.tokens.clone()) {
            self.macros.insert(attributes::plain(name), rules);
        }
        true
    }

    /// What a call of a macro of the program comes to.
    fn expanded(&self, module: &ModulePath, item: &ItemMacro) -> Option<Vec<Item>> {
        let name = &item.mac.path.segments.last()?.ident;
        let rules = self.macros.get(&attributes::plain(name))?;
        let made = rules.expand(&item.mac.tokens, &module[0], name.span())?;
        syn::parse2::<syn::File>(made).ok().map(|file| file.items)
    }

    /// Expands what was called before its macro was read, and reports what is not seen at all.
    fn late(&mut self) {
        let waiting = self.waiting.iter().map(|(module, ..)| module.clone());
        let unfinished: BTreeSet<ModulePath> = waiting.collect();
        for (module, nest, item, cfg) in std::mem::take(&mut self.waiting) {
            let own = self.program.modules.get(&module).is_some_and(|module| module.own);
            (self.own, self.cfg) = (own, cfg);
            let site = Site::new(module.clone(), Arc::clone(&nest.file));
            match self.expanded(&module, &item) {
                Some(made) => {
                    let made = self.items(&module, made, &nest);
                    if let Some(module) = self.program.modules.get_mut(&module) {
                        module.items.extend(made);
                    }
                }
                None if own => self.report.diagnostics.extend(unseen::call(&item, &site)),
                None => {}
            }
        }
        // What these made calls what is not there either.
        for (module, nest, item, _) in std::mem::take(&mut self.waiting) {
            if self.program.modules.get(&module).is_some_and(|module| module.own) {
                let site = Site::new(module, nest.file);
                self.report.diagnostics.extend(unseen::call(&item, &site));
            }
        }
        for path in unfinished {
            if let Some(module) = self.program.modules.get_mut(&path) {
                module.finish(&path, &mut self.report);
            }
        }
    }

    /// Reads the files of the modules that are declared among items.
    fn read_ahead<'a>(
        &mut self,
        module: &ModulePath,
        items: impl Iterator<Item = &'a Item>,
        nest: &Nest,
    ) {
        let wanted = items.filter_map(|item| match item {
            Item::Mod(child) if child.content.is_none() => {
                let path = inside(module, &attributes::plain(&child.ident));
                let files = candidates(child, nest).into_iter().map(|(file, _)| file);
                Some((path, files.collect()))
            }
            _ => None,
        });
        let wanted: Vec<_> = wanted.collect();
        self.ahead.extend(ahead::read(self.files, &wanted, self.own, &self.cfg));
    }

    fn child(&mut self, parent_module: &ModulePath, child: &mut ItemMod, nest: &Nest) {
        let name = attributes::plain(&child.ident);
        let module = inside(parent_module, &name);
        if let Some((_, items)) = child.content.take() {
            let stated = stated_path(child).map(|path| nest.paths.join(path));
            let folder = stated.unwrap_or_else(|| nest.children.join(&name));
            let nest =
                Nest { file: Arc::clone(&nest.file), children: folder.clone(), paths: folder };
            return self.module(module, items, &nest);
        }
        let candidates = candidates(child, nest);
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

impl Module {
    /// Takes out what is wanted, once all of its items are there.
    fn finish(&mut self, path: &ModulePath, report: &mut Report) {
        let site = Site::new(path.clone(), Arc::clone(&self.file));
        self.outline = Outline::take(&mut self.items, self.own, &site, report);
    }
}

/// The path of a module inside another.
fn inside(module: &ModulePath, name: &str) -> ModulePath {
    module.iter().cloned().chain([name.to_owned()]).collect()
}

/// The files that a module may be, each with the folder of its own modules. The first that is there counts.
fn candidates(child: &ItemMod, nest: &Nest) -> Vec<(PathBuf, PathBuf)> {
    if let Some(path) = stated_path(child) {
        let file = nest.paths.join(path);
        let children = parent(&file);
        return vec![(file, children)];
    }
    let name = attributes::plain(&child.ident);
    let folder = nest.children.join(&name);
    let beside = nest.children.join(format!("{name}.rs"));
    vec![(beside, folder.clone()), (folder.join("mod.rs"), folder)]
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
