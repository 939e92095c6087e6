//! The invariants of `ARCHITECTURE.md` that source shows: which stage may use which, what it may touch, and how a
//! file looks.

#[path = "arrows/circle.rs"]
mod circle;
#[path = "arrows/reader.rs"]
mod reader;
#[path = "arrows/rules.rs"]
mod rules;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use self::{
    circle::circle,
    reader::{Kind, read},
    rules::{ARROWS, CIRCLES, MOST_LINES},
};

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

/// A rule that finds nothing might be unable to find anything.
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

fn violations(path: &str, text: &str) -> Vec<String> {
    read(Path::new(path), text, Kind::Product).found
}

/// The files of modules that this one declares for tests only, without their extension.
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

/// The module path of a file.
fn module(path: &Path) -> Vec<String> {
    let path = path.with_extension("");
    path.iter().take(depth(&path)).map(|it| it.to_string_lossy().into_owned()).collect()
}

/// The first part of the path: a directory, or a file in the crate's root.
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
