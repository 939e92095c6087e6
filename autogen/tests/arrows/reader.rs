//! Takes one file, and returns what it uses and which rules it breaks.

use std::{collections::BTreeSet, path::Path};

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::{
    spanned::Spanned as _,
    visit::{self, Visit},
};

use super::{
    depth, is_for_tests, module,
    rules::{ARROWS, MAY_PRINT, MAY_READ_FILES, MOST_LINES, PARTS, PURE},
    stage,
};

/// Whether a file belongs to the program or to its tests.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(super) enum Kind {
    Product,
    Test,
}

/// The errors in a file, and what it uses.
pub(super) fn read<'a>(path: &'a Path, text: &str, kind: Kind) -> Reader<'a> {
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

pub(super) struct Reader<'a> {
    pub(super) path: &'a Path,
    pub(super) kind: Kind,
    stage: String,
    /// How many `super` lead to the crate's root.
    depth: usize,
    /// The used paths of the crate, from its root.
    pub(super) used: BTreeSet<Vec<String>>,
    pub(super) found: Vec<String>,
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

    /// A path as written, with its position.
    fn path(&mut self, segments: &[String], span: Span) {
        let names: Vec<&str> = segments.iter().map(String::as_str).collect();
        let n_super = names.iter().take_while(|name| **name == "super").count();
        // A path without `super` may begin with a module declared here.
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

    /// Paths in macro arguments, which are not parsed.
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
            // Tests may use anything, and build what they need.
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
        // Quoted code is somebody else's.
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
