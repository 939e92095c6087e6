//! The invariants of `ARCHITECTURE.md` that can be read off the source: which stage may know which, what it may touch,
//! and how a file looks.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::{
    spanned::Spanned as _,
    visit::{self, Visit},
};

/// Each stage with those it may use. What is not listed may use nothing of ours.
const ARROWS: &[(&str, &[&str])] = &[
    ("schema", &[]),
    ("op", &["schema"]),
    ("catalog", &["schema"]),
    ("entity", &["schema"]),
    ("lock", &["schema"]),
    ("desired", &["schema", "op"]),
    ("diff", &["schema", "op"]),
    ("plan", &["schema", "op"]),
    ("check", &["schema", "op", "plan"]),
    ("render", &["schema", "op", "plan", "check"]),
    ("scratch", &["schema", "op", "plan", "diff", "catalog", "render"]),
    ("write", &[]),
    (
        "pipeline",
        &[
            "schema", "op", "catalog", "entity", "desired", "diff", "plan", "check", "render",
            "scratch",
        ],
    ),
    (
        "cli",
        &[
            "schema", "op", "catalog", "entity", "lock", "desired", "diff", "plan", "check",
            "render", "scratch", "write", "pipeline",
        ],
    ),
];
/// The parts of a stage that is divided, each with the parts that it may use. What lies beside them (`mod.rs`) joins them
/// and may use them all.
const PARTS: &[(&str, &[&str])] = &[
    ("entity/path", &[]),
    ("entity/place", &["entity/path"]),
    ("entity/read", &["entity/path", "entity/place"]),
    ("entity/load", &["entity/path", "entity/place", "entity/read"]),
    ("entity/mean", &["entity/path", "entity/place", "entity/read", "entity/load"]),
];
/// Files that may use each other: the two halves of one recursion.
const CIRCLES: &[(&str, &str)] = &[
    // A Rust type may state a `column_type`, and that may name a Rust type.
    ("entity/mean/column_type.rs", "entity/mean/types.rs"),
];
/// Total, synchronous functions of their arguments.
const PURE: &[&str] = &["schema", "op", "desired", "diff", "plan", "check", "render"];
const MAY_READ_FILES: &[&str] = &["entity/load/files.rs", "lock/", "write/", "cli/"];
const MAY_PRINT: &[&str] = &["cli/"];
const MOST_LINES: usize = 500;

#[test]
fn the_source_keeps_the_invariants() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files: Vec<(PathBuf, String)> = files(&root)
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a source file");
            (path.strip_prefix(&root).expect("below the root").to_owned(), text)
        })
        .collect();
    let tests: BTreeSet<PathBuf> =
        files.iter().flat_map(|(path, text)| test_modules(path, text)).collect();
    let is_test = |path: &Path| path.ancestors().any(|it| tests.contains(&it.with_extension("")));
    let kind = |path: &Path| if is_test(path) { Kind::Test } else { Kind::Product };
    let read: Vec<_> = files.iter().map(|(path, text)| read(path, text, kind(path))).collect();
    let mut found: Vec<String> = read.iter().flat_map(|it| it.found.clone()).collect();
    found.extend(circle(&read, CIRCLES));
    assert!(
        found.is_empty(),
        "{} violations; ARCHITECTURE.md says why each rule is there:\n{}",
        found.len(),
        found.join("\n")
    );
    let stages: BTreeSet<String> = files.iter().map(|(path, _)| stage(path)).collect();
    for (stage, _) in ARROWS {
        assert!(stages.contains(*stage), "the stage `{stage}` is gone: bring this list up to date");
    }
}

/// A rule that finds nothing may be one that cannot find anything.
#[test]
fn every_rule_sees_its_violation() {
    for (path, source, expected) in [
        ("diff/mod.rs", "use crate::plan::Plan;", "`diff` uses `plan`"),
        (
            "diff/mod.rs",
            "use crate::{schema::Schema, render::{sql, rust}};",
            "`diff` uses `render`",
        ),
        ("plan/lower/table.rs", "fn f() { crate::render::sql(); }", "`plan` uses `render`"),
        ("plan/lower/table.rs", "use super::super::super::render;", "`plan` uses `render`"),
        ("plan/mod.rs", "fn f() { g!(x, crate::render::sql()); }", "`plan` uses `render`"),
        ("write/mod.rs", "fn f(_: crate::schema::Schema) {}", "`write` uses `schema`"),
        ("pipeline.rs", "use crate::lock;", "`pipeline` uses `lock`"),
        ("news/mod.rs", "use crate::schema;", "`news` is not in the list"),
        ("entity/path.rs", "use super::place::Site;", "`entity/path` uses `entity/place`"),
        ("entity/place.rs", "use super::read::attributes;", "`entity/place` uses `entity/read`"),
        (
            "entity/read/field.rs",
            "use crate::entity::{path::Name, load::program::Program};",
            "`entity/read` uses `entity/load`",
        ),
        (
            "entity/load/extract.rs",
            "fn f() { super::super::mean::schema() }",
            "`entity/load` uses `entity/mean`",
        ),
        ("entity/news.rs", "use super::read::keys;", "`entity/news` is not in the list"),
        ("plan/mod.rs", "fn f() { println!(); }", "prints"),
        ("scratch/mod.rs", "fn f() { std::fs::read(\"\"); }", "touches files"),
        ("entity/read/model.rs", "use std::{fs, io};", "touches files"),
        ("catalog/mod.rs", "use std::collections::HashMap;", "`HashMap`"),
        ("plan/mod.rs", "async fn f() {}", "async"),
        ("check/mod.rs", "fn f() { async { 1 }; }", "async"),
        ("check/mod.rs", "use sqlx::PgConnection;", "sqlx"),
        ("desired/mod.rs", "pub fn f() -> Result<(), ()> { Ok(()) }", "`f` returns a `Result`"),
        (
            "op/mod.rs",
            "impl Op { pub fn f() -> io::Result<()> { Ok(()) } }",
            "`f` returns a `Result`",
        ),
        ("lock/mod.rs", "fn f() { todo!() }", "`todo!`"),
        ("lock/mod.rs", "#[test] #[ignore] fn f() {}", "ignored"),
    ] {
        let found = violations(path, &format!("//! Doc.\n{source}"));
        assert!(found.iter().any(|it| it.contains(expected)), "{path}: {source}: {found:?}");
    }
    let circular = [
        read(Path::new("diff/table.rs"), "//! Doc.\nuse super::index;", Kind::Product),
        read(Path::new("diff/index.rs"), "//! Doc.\nuse crate::diff::table::f;", Kind::Product),
    ];
    let found = circle(&circular, &[]).expect("a circle");
    assert!(found.contains("diff/table.rs uses diff/index.rs"), "{found}");
    assert_eq!(circle(&circular, &[("diff/index.rs", "diff/table.rs")]), None);
    let missing = violations("op/mod.rs", "struct Op;");
    assert!(missing[0].contains("`//!`"), "{missing:?}");
    let long = format!("//! Doc.\n{}", "\n".repeat(MOST_LINES));
    assert!(violations("op/mod.rs", &long)[0].contains("lines"));
    let fine = "//! Doc.\nuse crate::{op::Op, schema::Schema};\n#[cfg(test)] mod tests { use crate::render; }";
    assert_eq!(violations("plan/mod.rs", fine), Vec::<String>::new());
}

/// Whether a file is part of the program or of its tests.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Kind {
    Product,
    Test,
}

fn violations(path: &str, text: &str) -> Vec<String> {
    read(Path::new(path), text, Kind::Product).found
}

/// What is wrong in a file, and what it uses.
fn read<'a>(path: &'a Path, text: &str, kind: Kind) -> Reader<'a> {
    let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let (used, found) = (BTreeSet::new(), Vec::new());
    let mut reader = Reader { path, kind, stage: stage(path), depth: depth(path), used, found };
    if kind == Kind::Product {
        if !text.starts_with("//!") {
            reader.violation(1, "begins without a `//!` that says what comes in and what goes out");
        }
        let lines = text.lines().count();
        if lines > MOST_LINES {
            reader.violation(
                lines,
                &format!("has {lines} lines, and {MOST_LINES} are the most: split it by kind"),
            );
        }
    }
    reader.visit_file(&file);
    reader.found.sort();
    reader.found.dedup();
    reader
}

/// The uses that lead around in a circle, so that none of the files can be read first: what is left when files that use
/// no other, or that no other uses, are taken away again and again.
fn circle(files: &[Reader<'_>], known: &[(&str, &str)]) -> Option<String> {
    let product = || files.iter().filter(|it| it.kind == Kind::Product);
    let paths: BTreeMap<Vec<String>, &Path> =
        product().map(|it| (module(it.path), it.path)).collect();
    let mut edges: BTreeSet<(&Path, &Path)> = BTreeSet::new();
    for file in product() {
        let path = file.path;
        let used = file
            .used
            .iter()
            .filter_map(|used| (1..=used.len()).rev().find_map(|n| paths.get(&used[..n]).copied()));
        // What the `mod.rs` of a folder declares is shared by all files of the folder.
        let is_around = |used: &Path| path.starts_with(module(used).join("/"));
        edges.extend(used.filter(|it| *it != path && !is_around(it)).map(|used| (path, used)));
    }
    for (one, other) in known.iter().map(|(one, other)| (Path::new(one), Path::new(other))) {
        if !edges.remove(&(one, other)) || !edges.remove(&(other, one)) {
            let (one, other) = (one.display(), other.display());
            return Some(format!("  {one} and {other} are no circle: take them off the list"));
        }
    }
    loop {
        let before = edges.len();
        let users: BTreeSet<_> = edges.iter().map(|(user, _)| *user).collect();
        let used: BTreeSet<_> = edges.iter().map(|(_, used)| *used).collect();
        edges.retain(|(one, other)| used.contains(one) && users.contains(other));
        if edges.len() == before {
            break;
        }
    }
    let left: Vec<_> = edges
        .iter()
        .map(|(user, used)| format!("    {} uses {}", user.display(), used.display()))
        .collect();
    (!left.is_empty()).then(|| format!("  a circle of files:\n{}", left.join("\n")))
}

struct Reader<'a> {
    path: &'a Path,
    kind: Kind,
    stage: String,
    /// How many `super` lead to the crate's root.
    depth: usize,
    /// The paths of the crate that are used, from its root.
    used: BTreeSet<Vec<String>>,
    found: Vec<String>,
}

impl Reader<'_> {
    fn violation(&mut self, line: usize, what: &str) {
        self.found.push(format!("  autogen/src/{}:{line} {what}", self.path.display()));
    }

    fn at(&mut self, span: Span, what: &str) {
        self.violation(span.start().line, what);
    }

    fn is_below(&self, places: &[&str]) -> bool {
        let path = self.path.to_string_lossy().replace('\\', "/");
        places.iter().any(|place| path.starts_with(place))
    }

    /// A path as it is written, with the place of its beginning.
    fn path(&mut self, segments: &[String], span: Span) {
        let names: Vec<&str> = segments.iter().map(String::as_str).collect();
        let n_super = names.iter().take_while(|name| **name == "super").count();
        // A path without `super` may begin with a module that is declared here.
        let around = module(self.path);
        let used: Vec<&str> = match names[..] {
            ["crate", ..] => names[1..].to_vec(),
            _ if n_super > self.depth => Vec::new(),
            _ => {
                let around = around.iter().map(String::as_str).take(self.depth - n_super);
                around.chain(names[n_super..].iter().copied().filter(|it| *it != "self")).collect()
            }
        };
        self.used.insert(used.iter().map(|it| (*it).to_owned()).collect());
        match used[..] {
            [stage, ..] if stage != self.stage && (n_super > 0 || names[0] == "crate") => {
                self.arrow(stage, span);
            }
            [stage, part, ..] => self.part(&format!("{stage}/{part}"), span),
            _ => (),
        }
        let touches = matches!(names[..], ["std" | "tokio", "fs", ..] | ["fs", _, ..]);
        if touches && !self.is_below(MAY_READ_FILES) {
            self.at(span, "touches files, which is the business of `entity/load/files.rs`, `lock`, `write` and `cli`");
        }
        if names[0] == "sqlx" && self.is_pure() {
            self.at(span, "knows sqlx in a pure stage: take the values, not the connection");
        }
    }

    fn arrow(&mut self, used: &str, span: Span) {
        if self.stage == "lib" || self.stage == "main" {
            return;
        }
        let stage = self.stage.clone();
        match ARROWS.iter().find(|(name, _)| *name == stage) {
            None => self.at(span, &format!("`{stage}` is not in the list of stages: add it to autogen/tests/arrows.rs and to ARCHITECTURE.md")),
            Some((_, allowed)) if !allowed.contains(&used) => {
                self.at(span, &format!("`{stage}` uses `{used}`, and data never flows back"));
            }
            Some(_) => (),
        }
    }

    /// Between the parts of one stage.
    fn part(&mut self, used: &str, span: Span) {
        let [stage, part, ..] = &module(self.path)[..] else { return };
        let part = format!("{stage}/{part}");
        if part == used || !PARTS.iter().any(|(name, _)| *name == used) {
            return;
        }
        match PARTS.iter().find(|(name, _)| *name == part) {
            None => self.at(
                span,
                &format!("`{part}` is not in the list of parts: add it to autogen/tests/arrows.rs"),
            ),
            Some((_, allowed)) if !allowed.contains(&used) => {
                self.at(span, &format!("`{part}` uses `{used}`, and data never flows back"));
            }
            Some(_) => (),
        }
    }

    fn is_pure(&self) -> bool {
        PURE.contains(&self.stage.as_str())
    }

    fn signature(&mut self, public: &syn::Visibility, signature: &syn::Signature) {
        if !self.is_pure() {
            return;
        }
        if let Some(token) = signature.asyncness.iter().next() {
            self.at(token.span(), "is async in a pure stage");
        }
        let syn::ReturnType::Type(_, ty) = &signature.output else { return };
        let syn::Type::Path(ty) = &**ty else { return };
        let is_result = ty.path.segments.last().is_some_and(|it| it.ident == "Result");
        if is_result && matches!(public, syn::Visibility::Public(_)) {
            let name = &signature.ident;
            self.at(name.span(), &format!("`{name}` returns a `Result` in a pure stage: say it as a finding or a diagnostic"));
        }
    }

    fn tree(&mut self, prefix: &[String], tree: &syn::UseTree) {
        let with = |name: &syn::Ident| [prefix, &[name.to_string()]].concat();
        match tree {
            syn::UseTree::Path(path) => self.tree(&with(&path.ident), &path.tree),
            syn::UseTree::Name(name) => self.path(&with(&name.ident), name.ident.span()),
            syn::UseTree::Rename(name) => self.path(&with(&name.ident), name.ident.span()),
            syn::UseTree::Glob(glob) => self.path(prefix, glob.span()),
            syn::UseTree::Group(group) => {
                for tree in &group.items {
                    self.tree(prefix, tree);
                }
            }
        }
    }

    /// Paths in what a macro is given, which is not parsed.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut segments: Vec<(String, Span)> = Vec::new();
        let mut after_colons = false;
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => {
                    self.visit_ident(&ident);
                    if !after_colons {
                        self.end(&mut segments);
                    }
                    segments.push((ident.to_string(), ident.span()));
                    after_colons = false;
                }
                TokenTree::Punct(punct) if punct.as_char() == ':' => after_colons = true,
                TokenTree::Group(group) => {
                    self.end(&mut segments);
                    self.tokens(group.stream());
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {
                    self.end(&mut segments);
                    after_colons = false;
                }
            }
        }
        self.end(&mut segments);
    }

    fn end(&mut self, segments: &mut Vec<(String, Span)>) {
        if let [(_, span), ..] = segments[..] {
            let names: Vec<String> = segments.iter().map(|(name, _)| name.clone()).collect();
            self.path(&names, span);
        }
        segments.clear();
    }
}

impl<'a> Visit<'a> for Reader<'_> {
    fn visit_item_mod(&mut self, item: &'a syn::ItemMod) {
        if is_for_tests(&item.attrs) {
            // Tests may reach anywhere, and build what they need.
            let kind = std::mem::replace(&mut self.kind, Kind::Test);
            visit::visit_item_mod(self, item);
            self.kind = kind;
        } else {
            self.depth += usize::from(item.content.is_some());
            visit::visit_item_mod(self, item);
            self.depth -= usize::from(item.content.is_some());
        }
    }

    fn visit_item_use(&mut self, item: &'a syn::ItemUse) {
        if self.kind == Kind::Product {
            self.tree(&[], &item.tree);
        }
        visit::visit_item_use(self, item);
    }

    fn visit_path(&mut self, path: &'a syn::Path) {
        if self.kind == Kind::Product {
            let segments: Vec<String> =
                path.segments.iter().map(|it| it.ident.to_string()).collect();
            self.path(&segments, path.span());
        }
        visit::visit_path(self, path);
    }

    fn visit_ident(&mut self, ident: &'a proc_macro2::Ident) {
        if ident == "HashMap" || ident == "HashSet" {
            self.at(
                ident.span(),
                &format!("`{ident}` has no order, and the same input must give the same bytes"),
            );
        }
    }

    fn visit_macro(&mut self, it: &'a syn::Macro) {
        let name = it.path.segments.last().map(|it| it.ident.to_string()).unwrap_or_default();
        match name.as_str() {
            "todo" | "unimplemented" => self.at(it.span(), &format!("`{name}!` is left")),
            "print" | "println" | "eprint" | "eprintln" | "dbg"
                if self.kind == Kind::Product && !self.is_below(MAY_PRINT) =>
            {
                self.at(it.span(), "prints, which is the business of `cli`");
            }
            _ => (),
        }
        // What is quoted is somebody else's code.
        if self.kind == Kind::Product && !name.starts_with("quote") && name != "parse_quote" {
            self.tokens(it.tokens.clone());
        }
        visit::visit_macro(self, it);
    }

    fn visit_attribute(&mut self, attribute: &'a syn::Attribute) {
        if attribute.path().is_ident("ignore") {
            self.at(attribute.span(), "is an ignored test: mend it or delete it");
        }
        visit::visit_attribute(self, attribute);
    }

    fn visit_item_fn(&mut self, item: &'a syn::ItemFn) {
        if self.kind == Kind::Product {
            self.signature(&item.vis, &item.sig);
        }
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'a syn::ImplItemFn) {
        if self.kind == Kind::Product {
            self.signature(&item.vis, &item.sig);
        }
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_expr_async(&mut self, expression: &'a syn::ExprAsync) {
        if self.is_pure() && self.kind == Kind::Product {
            self.at(expression.span(), "is async in a pure stage");
        }
        visit::visit_expr_async(self, expression);
    }
}

/// The files of the modules that this one declares for tests only, without their ending.
fn test_modules(path: &Path, text: &str) -> Vec<PathBuf> {
    let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let own = path.file_stem().unwrap_or_default();
    let directory = if own == "mod" || own == "lib" {
        path.parent().unwrap_or(Path::new("")).to_owned()
    } else {
        path.with_extension("")
    };
    let modules = file.items.iter().filter_map(|item| match item {
        syn::Item::Mod(item) if item.content.is_none() && is_for_tests(&item.attrs) => {
            Some(directory.join(item.ident.to_string()))
        }
        _ => None,
    });
    modules.collect()
}

fn is_for_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute.parse_args::<syn::Ident>().is_ok_and(|it| it == "test")
    })
}

/// The path of the module that a file is.
fn module(path: &Path) -> Vec<String> {
    let path = path.with_extension("");
    path.iter().take(depth(&path)).map(|it| it.to_string_lossy().into_owned()).collect()
}

/// The first part of the path: a directory, or a file of the crate's root.
fn stage(path: &Path) -> String {
    let first = path.iter().next().unwrap_or_default();
    Path::new(first).with_extension("").to_string_lossy().into_owned()
}

fn depth(path: &Path) -> usize {
    let own = path.file_stem().unwrap_or_default();
    path.iter().count() - usize::from(own == "mod" || own == "lib" || own == "main")
}

fn files(directory: &Path) -> Vec<PathBuf> {
    let entries =
        fs::read_dir(directory).expect("a directory").map(|it| it.expect("an entry").path());
    let mut paths: Vec<PathBuf> = entries
        .flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|it| it == "rs"))
        .collect();
    paths.sort();
    paths
}
