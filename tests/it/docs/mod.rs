//! The book below `docs/`: its commands are played, its lists are compared with the code, its links are checked.

mod actions;
mod cases;
mod github;
pub(crate) mod json;
mod links;
mod pages;
mod play;
mod reference;

use std::fs;
use std::path::PathBuf;

use crate::clone::workspace;

/// The sources of the book.
fn source() -> PathBuf {
    workspace().join("docs/src")
}

/// The text of a page.
fn page(name: &str) -> String {
    fs::read_to_string(source().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The names of all pages, sorted.
fn names() -> Vec<String> {
    let entries = fs::read_dir(source()).expect("the book");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| {
            path.extension().is_some_and(|it| it == "md") && !path.ends_with("SUMMARY.md")
        })
        .filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
        .collect();
    names.sort();
    names
}
