//! The entry points in `ARCHITECTURE.md` exist.

use std::{fs, path::Path};

/// Every "`function` in `path`" in the text.
fn entries(text: &str) -> Vec<(String, String)> {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let parts: Vec<&str> = words.split('`').collect();
    let triples = parts
        .windows(3)
        .filter(|it| it[1] == " in " && Path::new(it[2]).extension().is_some_and(|it| it == "rs"));
    triples.map(|it| (it[0].to_owned(), it[2].to_owned())).collect()
}

#[test]
fn the_entry_points_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let text = fs::read_to_string(root.join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    let (_, text) = text.split_once("## Entry points").expect("a chapter of entry points");
    let (text, _) = text.split_once("\n## ").unwrap_or((text, ""));
    let entries = entries(text);
    assert!(entries.len() > 10, "{entries:?}");
    for (function, path) in entries {
        let source = fs::read_to_string(root.join(&path)).unwrap_or_default();
        let is_there = ["(", "<"].iter().any(|end| source.contains(&format!("fn {function}{end}")));
        assert!(is_there, "there is no `fn {function}` in `{path}`");
    }
}
