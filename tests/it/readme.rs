//! A README that says what is not so fails here: its quick start is played, its command lines are parsed, its entity is
//! read, and its table of findings is compared with the code.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use autogen::{entity, lock};
use tests::program::bin;

use crate::clone::{Clone, workspace};
use crate::markdown::{apply, blocks, command_lines, is_code, masked, program, words};

const QUICK_START: &str = "## Quick start";

#[test]
fn the_quick_start_prints_what_it_says() {
    let readme = readme();
    let clone = Clone::new();
    let list = fs::read_to_string(clone.path().join("migration/src/lib.rs")).expect("the list");
    if list.contains("vec![]") {
        // The quick start begins where the sample has its first migration.
        clone.cargo(&words("run --quiet -p autogen -- -m baseline"));
        fs::remove_dir_all(clone.path().join(".postgres")).expect("the database");
    }
    let start = readme.find(QUICK_START).expect("a quick start");
    for (language, text) in blocks(&readme[start..]) {
        match language {
            "diff" => apply(clone.path(), text),
            "console" => play(&clone, text),
            _ => break,
        }
    }
}

/// Runs each command of a block and compares what it prints with what stands below it.
fn play(clone: &Clone, block: &str) {
    for part in block.split("$ ").skip(1) {
        let (command, expected) = part.split_once('\n').unwrap_or((part, ""));
        let words = words(command);
        let found = match words[0].as_str() {
            "cargo" => {
                let quiet = [words[1].clone(), "--quiet".to_owned()];
                clone.cargo(&[&quiet, &words[2..]].concat())
            }
            "cat" => shown(clone.path(), &words[1]),
            other => panic!("the quick start runs `{other}`, which this test does not know"),
        };
        let found = found.replace(&clone.path().display().to_string(), "/home/you/autogen");
        let (found, expected) = (masked(found.trim()), masked(expected.trim()));
        assert!(
            found == expected,
            "README.md: `{command}` prints\n\n{found}\n\nand the README says\n\n{expected}"
        );
    }
}

/// The file of that name, whatever the moment in it.
fn shown(root: &Path, name: &str) -> String {
    let path = root.join(name);
    let wanted = masked(&path.file_name().expect("a file").to_string_lossy());
    let entries = fs::read_dir(path.parent().expect("a directory")).expect("a directory");
    let found = entries
        .map(|entry| entry.expect("an entry").path())
        .find(|it| masked(&it.file_name().expect("a name").to_string_lossy()) == wanted);
    fs::read_to_string(found.unwrap_or_else(|| panic!("there is no `{name}`"))).expect("text")
}

#[test]
fn every_command_line_is_understood() {
    let mut n_commands = 0;
    for file in ["README.md", "CONTRIBUTING.md", "tests/cases/README.md"] {
        let text = fs::read_to_string(workspace().join(file)).expect("the text");
        for line in command_lines(&text) {
            let Some((program, mut arguments)) = program(&line) else { continue };
            // Help is printed only once everything before it was understood; what follows `--` is for another program.
            let own = arguments.iter().position(|it| it == "--").unwrap_or(arguments.len());
            arguments.insert(own, "--help".to_owned());
            let output = bin(program).args(arguments).run();
            assert!(output.code == 0, "{file}: `{line}` is not understood: {}", output.stderr);
            n_commands += 1;
        }
    }
    assert!(n_commands > 15, "only {n_commands} command lines are found");
}

#[test]
fn the_entities_are_read_without_a_word() {
    let rust: Vec<String> = blocks(&readme())
        .into_iter()
        .filter(|(language, text)| *language == "rust" && text.contains("DeriveEntityModel"))
        .map(|(_, text)| text.to_owned())
        .collect();
    assert!(!rust.is_empty());
    for text in rust {
        let reading = reading(&text);
        assert!(reading.diagnostics.is_empty(), "README.md: {:#?}", reading.diagnostics);
        assert!(lock::print(&reading.schema).contains("generated"), "the entity was not read");
    }
}

#[test]
fn the_findings_are_those_of_the_code() {
    let readme = readme();
    let section = readme.split("\n## ").find(|it| it.starts_with("Findings")).expect("a section");
    let told: BTreeSet<String> = section
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once('`'))
        .map(|(code, _)| code.to_owned())
        .collect();
    assert_eq!(
        told,
        codes(),
        "the table of findings in README.md, and the codes in autogen/src/check"
    );
}

/// What an entity crate with this text in it says.
pub(crate) fn reading(text: &str) -> entity::Reading {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("lib.rs");
    fs::write(&path, text).expect("a file");
    entity::read(&entity::Options {
        roots: vec![path],
        default_schema: "public".to_owned(),
        types: std::collections::BTreeMap::new(),
        features: entity::Features::Default,
    })
}

/// The codes of the findings.
pub(crate) fn codes() -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    for entry in fs::read_dir(workspace().join("autogen/src/check")).expect("the stage") {
        let path = entry.expect("an entry").path();
        if path.file_name().is_some_and(|it| it == "tests.rs") {
            continue;
        }
        let text = fs::read_to_string(path).expect("source");
        known
            .extend(text.split('"').skip(1).step_by(2).filter(|it| is_code(it)).map(str::to_owned));
    }
    known
}

fn readme() -> String {
    fs::read_to_string(workspace().join("README.md")).expect("README.md")
}
