//! Takes entity crates and returns the items of every module.
//!
//! Follows `mod` from the root of each crate as rustc does, and removes what is not compiled. A file that does not
//! parse is reported and skipped. Macros of the program are expanded on the way. Path dependencies of entity crates
//! are read as well, for the types in them.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    path::{Path, PathBuf},
    sync::Arc,
};

use syn::{Item, ItemMacro, ItemMod};

use crate::{
    entity::{
        Features, Options, Sources,
        path::{self, ModulePath, inside},
        place::{self, Report, Site},
    },
    schema::{diagnostic::Diagnostic, stated::Place},
};

use super::{
    cfg::Cfg,
    crates::{self, Crate},
    discriminants,
    extract::{Extract, Origin},
    features,
    files::{Files, parent},
    macro_rules::Rules,
    nest::Nest,
    prefetch::{self, Finished, Prefetched},
    program::{Module, Program},
    unreached, unseen,
};

/// How deep macros may call macros, as in rustc.
const DEEPEST: usize = 128;

/// Loads every root and all modules below it.
pub(crate) fn load(
    files: Files<'_>,
    options: &Options,
    features: &Features,
    report: &mut Report,
) -> (Program, Sources) {
    let mut loader = Loader {
        files,
        cfg: Cfg::default(),
        origin: Origin::Root,
        program: Program::default(),
        sources: Sources::new(),
        macros: BTreeMap::new(),
        harmless: &options.macros_without_entities,
        waiting: Vec::new(),
        prefetched: BTreeMap::new(),
        uncompiled: BTreeSet::new(),
        applications: BTreeSet::new(),
        report: Report::default(),
    };
    let found = options.roots.iter().filter_map(|root| Some((root, loader.root(root, features)?)));
    let roots: Vec<_> = found.collect();
    for (root, found) in &roots {
        loader.unreached(root, found);
    }
    let own_report = std::mem::take(&mut loader.report);
    loader.origin = Origin::Dependency;
    for (_, root) in roots {
        loader.dependencies(&root, features);
    }
    // Errors in a dependency show where one of its types is used.
    loader.report = own_report;
    loader.late();
    report.diagnostics.append(&mut loader.report.diagnostics);
    (loader.program, loader.sources)
}

struct Loader<'a> {
    files: Files<'a>,
    cfg: Cfg,
    /// State for the crate that is being read.
    origin: Origin,
    program: Program,
    sources: Sources,
    /// By name. The last declaration counts, because it shadows earlier ones.
    macros: BTreeMap<String, Rules>,
    /// Macros that are not expanded because they declare no entities.
    harmless: &'a [String],
    /// Calls of macros that were not declared before the call.
    waiting: Vec<(ModulePath, Nest, ItemMacro, Cfg)>,
    prefetched: BTreeMap<ModulePath, Prefetched>,
    /// The files and folders of modules that a `cfg` removes.
    uncompiled: BTreeSet<PathBuf>,
    /// The crates that contain more than entities.
    applications: BTreeSet<String>,
    report: Report,
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
        if found.is_application(self.files) {
            self.applications.insert(found.name.clone());
        }
        self.read(&found, features::of(self.files, features, &found));
        self.program.off.append(&mut self.cfg.off());
        Some(found)
    }

    /// Reports files of a crate that contain entities and that no module leads to.
    fn unreached(&mut self, root: &Path, found: &Crate) {
        // If a single file is given, nothing else is read.
        if *root == found.file {
            return;
        }
        let read = self.sources.keys().map(|file| crates::normal(file));
        let reached = read.chain(self.uncompiled.iter().cloned()).collect();
        let found = unreached::files(self.files, &found.file, &reached);
        self.report.diagnostics.extend(found);
    }

    fn read(&mut self, found: &Crate, features: BTreeSet<String>) {
        self.cfg = Cfg::new(features);
        let nest = parent(&found.file);
        self.file(vec![found.name.clone()], &found.file, nest);
    }

    /// Reads a crate's path dependencies, as far as its source names them.
    fn dependencies(&mut self, of: &Crate, features: &Features) {
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
                let asked = features::of(self.files, &dependency.features, &found);
                let on = match features {
                    Features::Workspace => features::of(self.files, features, &found),
                    Features::DefaultAnd(_) | Features::Only(_) | Features::All => BTreeSet::new(),
                };
                self.read(&found, asked.union(&on).cloned().collect());
                self.dependencies(&found, features);
            }
        }
    }

    /// Reads one file as a module.
    fn file(&mut self, module: ModulePath, file: &Path, children: PathBuf) {
        let prefetched = self.prefetched.remove(&module).filter(|it| it.file == file);
        let (text, finished) = match prefetched {
            Some(Prefetched { text, finished, .. }) => (Some(text), finished),
            None => (self.files.read(file), None),
        };
        let Some(text) = text else {
            let place = Place { file: Arc::new(file.to_owned()), ..Place::default() };
            let message = format!("`{}` cannot be read as text", file.display());
            let diagnostic = Diagnostic::error("unreadable-file", place, message)
                .help("make the file readable for this user, and save it as UTF-8");
            return self.report.push(diagnostic);
        };
        if let Some(Finished { file: shared, extract, mut report }) = finished {
            self.sources.insert(file.to_owned(), text);
            self.report.diagnostics.append(&mut report.diagnostics);
            let (items, origin) = (Vec::new(), self.origin);
            self.program.modules.insert(module, Module { file: shared, extract, items, origin });
            return;
        }
        let shared = Arc::new(file.to_owned());
        let parsed = syn::parse_file(&text);
        self.sources.insert(file.to_owned(), text);
        match parsed {
            Ok(parsed) => {
                self.module(module, parsed.items, &Nest::of_file(shared, children));
            }
            Err(error) => {
                let place = place::place(&shared, error.span());
                let message = format!("this file does not parse: {error}");
                let diagnostic = Diagnostic::error("syntax", place, message)
                    .help("its declarations are not seen; the other files were read");
                self.report.push(diagnostic);
            }
        }
    }

    /// Stores the items of a module, and then its inline modules.
    fn module(&mut self, module: ModulePath, items: Vec<Item>, nest: &Nest) {
        let before = self.waiting.len();
        let mut items = self.items(&module, items, nest);
        items.extend(discriminants::declared(&items));
        let (file, extract) = (Arc::clone(&nest.file), Extract::default());
        let mut read = Module { file, extract, items, origin: self.origin };
        if self.waiting[before..].iter().all(|(waiting, ..)| *waiting != module) {
            read.finish(&module, &mut self.report);
        }
        self.program.modules.insert(module, read);
    }

    /// The compiled items, with macro calls replaced by what they expand to.
    fn items(&mut self, module: &ModulePath, mut items: Vec<Item>, nest: &Nest) -> Vec<Item> {
        let site = Site::new(module.clone(), Arc::clone(&nest.file));
        let declared = nest.places(&items);
        self.cfg.prune(&mut items);
        let compiled = nest.places(&items);
        let uncompiled = declared.difference(&compiled).map(|it| crates::normal(it));
        self.uncompiled.extend(uncompiled);
        let mut pending: VecDeque<_> = items.into_iter().map(|item| (item, 0)).collect();
        self.prefetch(module, pending.iter().map(|(item, _)| item), nest);
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
                Item::Fn(_) | Item::Const(_) if self.origin == Origin::Root => {
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

    /// Records a `macro_rules!`; returns whether the item is one.
    fn declared(&mut self, module: &ModulePath, item: &ItemMacro) -> bool {
        let Some(name) = item.ident.as_ref().filter(|_| item.mac.path.is_ident("macro_rules"))
        else {
            return false;
        };
        if let Some(rules) = Rules::read(&module[0], item.mac.tokens.clone()) {
            self.macros.insert(path::plain(name), rules);
        }
        true
    }

    /// Expands a call of one of the program's macros.
    fn expanded(&self, module: &ModulePath, item: &ItemMacro) -> Option<Vec<Item>> {
        let name = &item.mac.path.segments.last()?.ident;
        let rules = self.macros.get(&path::plain(name))?;
        let made = rules.expand(&item.mac.tokens, &module[0], name.span())?;
        syn::parse2::<syn::File>(made).ok().map(|file| file.items)
    }

    /// Expands calls that precede their macro, and reports those that cannot be expanded.
    fn late(&mut self) {
        let waiting = self.waiting.iter().map(|(module, ..)| module.clone());
        let unfinished: BTreeSet<ModulePath> = waiting.collect();
        let mut unknown = Vec::new();
        for (module, nest, item, cfg) in std::mem::take(&mut self.waiting) {
            let Some(origin) = self.program.modules.get(&module).map(|it| it.origin) else {
                continue;
            };
            (self.origin, self.cfg) = (origin, cfg);
            let site = Site::new(module.clone(), Arc::clone(&nest.file));
            match self.expanded(&module, &item) {
                Some(made) => {
                    let made = self.items(&module, made, &nest);
                    if let Some(module) = self.program.modules.get_mut(&module) {
                        module.items.extend(made);
                    }
                }
                None => unknown.push((item, site)),
            }
        }
        // A macro that these expansions call does not exist either.
        let more = std::mem::take(&mut self.waiting);
        unknown.extend(
            more.into_iter().map(|(module, nest, item, _)| (item, Site::new(module, nest.file))),
        );
        for path in unfinished {
            if let Some(module) = self.program.modules.get_mut(&path) {
                module.finish(&path, &mut self.report);
            }
        }
        for (item, site) in unknown {
            if self.may_make_entities(&site.module) {
                self.report.diagnostics.extend(unseen::call(&item, self.harmless, &site));
            }
        }
    }

    /// Whether to look for entities in a module: an application is full of macros that generate none.
    fn may_make_entities(&self, module: &ModulePath) -> bool {
        self.program.modules.get(module).is_some_and(|it| {
            it.origin == Origin::Root
                && (!self.applications.contains(&module[0]) || it.extract.has_entities())
        })
    }

    /// Reads the files of the modules declared among items.
    fn prefetch<'a>(
        &mut self,
        module: &ModulePath,
        items: impl Iterator<Item = &'a Item>,
        nest: &Nest,
    ) {
        let wanted = items.filter_map(|item| match item {
            Item::Mod(child) if child.content.is_none() => {
                let path = inside(module, &path::plain(&child.ident));
                let files = nest.candidates(child).into_iter().map(|(file, _)| file);
                Some((path, files.collect()))
            }
            _ => None,
        });
        let wanted: Vec<_> = wanted.collect();
        let read = prefetch::read(self.files, &wanted, self.origin, &self.cfg);
        self.prefetched.extend(read);
    }

    fn child(&mut self, parent_module: &ModulePath, child: &mut ItemMod, nest: &Nest) {
        let module = inside(parent_module, &path::plain(&child.ident));
        if let Some((_, items)) = child.content.take() {
            return self.module(module, items, &nest.inline(child));
        }
        let candidates = nest.candidates(child);
        let tried: Vec<_> =
            candidates.iter().map(|(file, _)| format!("`{}`", file.display())).collect();
        let found = candidates.into_iter().find(|(file, _)| self.files.exists(file));
        if let Some((file, children)) = found {
            return self.file(module, &file, children);
        }
        let place = place::place(&nest.file, child.ident.span());
        // It may be one that a build script writes.
        let message = format!("there is no file for the module `{}`", child.ident);
        let diagnostic = Diagnostic::unseen("missing-module", place, message)
            .help(format!("looked for {}", tried.join(" and ")));
        self.report.push(diagnostic);
    }
}
