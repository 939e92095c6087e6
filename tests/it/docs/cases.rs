//! The cases named on the pages for contributors exist.

use std::{collections::BTreeSet, fs};

use crate::clone::workspace;

#[test]
fn every_case_that_is_named_is_there() {
    let text = ["CONTRIBUTING.md", "tests/cases/README.md"]
        .map(|page| fs::read_to_string(workspace().join(page)).expect("a page"))
        .concat();
    let command =
        regex_lite::Regex::new(r"cargo xtask (?:new-case (\w+) (\w+)|(?:test|bless) (\w+)/(\w+))");
    let named: BTreeSet<(String, String)> = command
        .expect("a pattern")
        .captures_iter(&text)
        .map(|found| {
            let mut parts = found.iter().skip(1).flatten().map(|it| it.as_str().to_owned());
            (parts.next().expect("a kind"), parts.next().expect("what happens"))
        })
        .filter(|(kind, _)| kind != "random")
        .collect();
    assert!(!named.is_empty(), "no page names a case");
    for (kind, what) in named {
        let directory = workspace().join("tests/cases").join(&kind).join(&what);
        assert!(directory.join("after.rs").is_file(), "there is no case {kind}/{what}");
    }
}
