//! Keeps the README true: its example is played, and its command lines are parsed.

use std::collections::BTreeSet;
use std::fs;

use autogen::entity;
use tests::program::bin;

use crate::clone::{Clone, workspace};
use crate::markdown::{apply, blocks, command_lines, is_code, masked, program, words};

#[test]
fn the_example_prints_what_the_readme_shows() {
    let readme = fs::read_to_string(workspace().join("README.md")).expect("README.md");
    let clone = Clone::new();
    let sources = clone.path().join("migration/src");
    let list = fs::read_to_string(sources.join("lib.rs")).expect("the list");
    if list.contains("vec![]") {
        // The example begins with the sample's first migration applied.
        clone.cargo(&words("run --quiet -p autogen -- -m baseline"));
        fs::remove_dir_all(clone.path().join(".postgres")).expect("the database");
    }
    let blocks = blocks(&readme);
    for (language, text) in &blocks {
        match *language {
            "diff" => apply(clone.path(), text),
            "console" => play(&clone, text),
            _ => (),
        }
    }
    let entries = fs::read_dir(sources).expect("the migrations");
    let written = entries
        .map(|entry| entry.expect("an entry").path())
        .find(|path| path.to_string_lossy().ends_with("_embed_chapters.rs"));
    let written = fs::read_to_string(written.expect("the migration")).expect("text");
    for (_, text) in blocks.iter().filter(|(language, _)| *language == "rust") {
        assert!(written.contains(text), "README.md shows\n\n{text}\n\nof\n\n{written}");
    }
}

/// Runs each command of a block and compares its output with the block.
fn play(clone: &Clone, block: &str) {
    for part in block.split("$ ").skip(1) {
        let (command, expected) = part.split_once('\n').unwrap_or((part, ""));
        let words = words(command);
        let found = match words[0].as_str() {
            "cargo" => {
                let quiet = [words[1].clone(), "--quiet".to_owned()];
                clone.cargo(&[&quiet, &words[2..]].concat())
            }
            other => panic!("README.md runs `{other}`, which this test does not know"),
        };
        let found = found.replace(&clone.path().display().to_string(), "/home/you/autogen");
        let (found, expected) = (masked(found.trim()), masked(expected.trim()));
        assert!(
            found == expected,
            "README.md: `{command}` prints\n\n{found}\n\nand the README says\n\n{expected}"
        );
    }
}

#[test]
fn every_command_line_is_understood() {
    let mut n_commands = 0;
    for file in ["README.md", "src/README.md", "CONTRIBUTING.md", "tests/cases/README.md"] {
        let text = fs::read_to_string(workspace().join(file)).expect("the text");
        for line in command_lines(&text) {
            let Some((program, mut arguments)) = program(&line) else { continue };
            // Help is printed only if all arguments before it were understood; what follows `--` is for another
            // program.
            let own = arguments.iter().position(|it| it == "--").unwrap_or(arguments.len());
            arguments.insert(own, "--help".to_owned());
            let output = bin(program).args(arguments).run();
            assert!(output.code == 0, "{file}: `{line}` is not understood: {}", output.stderr);
            n_commands += 1;
        }
    }
    assert!(n_commands > 15, "only {n_commands} command lines are found");
}

/// The reading of an entity crate with this text.
pub(crate) fn reading(text: &str) -> entity::Reading {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("lib.rs");
    fs::write(&path, text).expect("a file");
    entity::read(&entity::Options {
        roots: vec![path],
        without: Vec::new(),
        default_schema: "public".to_owned(),
        types: std::collections::BTreeMap::new(),
        macros_without_entities: Vec::new(),
        features: entity::Features::Workspace,
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
