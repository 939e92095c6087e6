//! The links of the book and of the pages beside it, and the list of its pages.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::{names, page, source};
use crate::clone::workspace;

#[test]
fn every_link_leads_somewhere() {
    let beside = [
        "README.md",
        "src/README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "RELEASING.md",
        "SECURITY.md",
    ];
    let beside = beside.iter().map(|it| workspace().join(it));
    let files = names().into_iter().map(|it| source().join(it)).chain(beside);
    let mut n_links = 0;
    for file in files.chain([source().join("SUMMARY.md")]) {
        for link in links(&read(&file)) {
            if link.contains("://") {
                continue;
            }
            n_links += 1;
            let (path, anchor) = link.split_once('#').unwrap_or((&link, ""));
            let target = if path.is_empty() {
                file.clone()
            } else {
                file.parent().expect("a directory").join(path)
            };
            assert!(target.exists(), "{}: `{link}` leads nowhere", file.display());
            let known = anchor.is_empty() || anchors(&read(&target)).contains(anchor);
            assert!(known, "{}: `{link}`: there is no such heading", file.display());
        }
    }
    assert!(n_links > 40, "only {n_links} links are found");
}

/// `mdbook` includes the files that the summary names, and creates missing ones.
#[test]
fn the_summary_names_every_page_once() {
    let told = links(&page("SUMMARY.md"));
    let all: BTreeSet<String> = names().into_iter().collect();
    assert_eq!(told.len(), all.len(), "SUMMARY.md names {told:?}");
    assert_eq!(told.into_iter().collect::<BTreeSet<_>>(), all, "SUMMARY.md, and docs/src");
}

/// A link to a directory would be broken in the rendered book.
#[test]
fn the_book_links_to_itself_alone() {
    for name in names() {
        for link in links(&page(&name)) {
            assert!(
                link.contains("://") || !link.contains('/'),
                "{name}: `{link}` leads out of the book"
            );
        }
    }
}

/// Included files exist.
#[test]
fn every_included_file_is_there() {
    let mut n_included = 0;
    for name in names() {
        for part in page(&name).split("{{#include ").skip(1) {
            let file = part.split("}}").next().unwrap_or_default();
            assert!(source().join(file).is_file(), "{name}: there is no `{file}`");
            n_included += 1;
        }
    }
    assert!(n_included > 0, "no page includes a file");
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The targets of a text's links.
fn links(text: &str) -> Vec<String> {
    Parser::new_ext(text, Options::ENABLE_TABLES)
        .filter_map(|event| match event {
            Event::Start(Tag::Link(_, to, _) | Tag::Image(_, to, _)) => Some(to.into_string()),
            _ => None,
        })
        .collect()
}

/// The anchors of a text's headings: in lower case, with `-` for each space, without other signs.
fn anchors(text: &str) -> BTreeSet<String> {
    let mut anchors = BTreeSet::new();
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    let mut heading: Option<String> = None;
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match (event, &mut heading) {
            (Event::Start(Tag::Heading(_)), _) => heading = Some(String::new()),
            (Event::End(Tag::Heading(_)), Some(title)) => {
                let words = title.trim().to_lowercase();
                let anchor: String = words
                    .chars()
                    .filter(|it| it.is_alphanumeric() || matches!(it, ' ' | '-' | '_'))
                    .map(|it| if it == ' ' { '-' } else { it })
                    .collect();
                let before = count.entry(anchor.clone()).or_default();
                anchors.insert(match *before {
                    0 => anchor,
                    n => format!("{anchor}-{n}"),
                });
                *before += 1;
                heading = None;
            }
            (Event::Text(text) | Event::Code(text), Some(title)) => *title += &text,
            _ => {}
        }
    }
    anchors
}
