//! A README that says what is not so fails here: its quick start is played, its command lines are parsed, its entity is
//! read, and its table of findings is compared with the code.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use autogen::{entity, lock};
use tests::program::bin;

use crate::clone::{Clone, workspace};

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

/// Every digit of a moment or a duration is a 0: all others are compared.
fn masked(text: &str) -> String {
    const SHAPES: [&str; 2] = ["m00000000_000000_", "0000-00-00 00:00:00 UTC"];
    let mut text: Vec<char> = text.chars().collect();
    for shape in SHAPES.map(|it| it.chars().collect::<Vec<_>>()) {
        for at in 0..=text.len().saturating_sub(shape.len()) {
            let Some(part) = text.get_mut(at..at + shape.len()) else { continue };
            let fits = |(it, wanted): (&char, &char)| {
                it == wanted || (*wanted == '0' && it.is_ascii_digit())
            };
            if part.iter().zip(&shape).all(fits) {
                part.copy_from_slice(&shape);
            }
        }
    }
    let text: String = text.into_iter().collect();
    // Only durations stand in parentheses before `ms`.
    let lines = text.lines().map(|line| match line.split_once(" … done (") {
        Some((begin, _)) => format!("{begin} … done (0 ms)"),
        None => line.trim_end().to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Puts a diff into the files it names.
fn apply(root: &Path, diff: &str) {
    let file = diff.lines().find_map(|line| line.strip_prefix("+++ b/")).expect("a file");
    let path = root.join(file);
    let mut text = fs::read_to_string(&path).expect("a file to change");
    for hunk in diff.split("\n@@").skip(1) {
        let lines: Vec<&str> = hunk.lines().skip(1).collect();
        let side = |other: char| -> String {
            let kept = lines.iter().filter(|line| !line.starts_with(other));
            kept.map(|line| format!("{}\n", line.get(1..).unwrap_or_default())).collect()
        };
        let (before, after) = (side('+'), side('-'));
        assert_eq!(text.matches(&before).count(), 1, "README.md: `{file}` does not hold\n{before}");
        text = text.replace(&before, &after);
    }
    fs::write(&path, text).expect("a file to change");
}

#[test]
fn every_command_line_is_understood() {
    let mut n_commands = 0;
    for file in ["README.md", "CONTRIBUTING.md", "tests/cases/README.md"] {
        let text = fs::read_to_string(workspace().join(file)).expect("the text");
        for line in command_lines(&text) {
            let words = words(&line);
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let program = match words[..] {
                ["autogen", ..] => Some(("autogen", &words[1..])),
                ["cargo", "run", "-p", program @ ("autogen" | "migration"), "--", ..] => {
                    Some((program, &words[5..]))
                }
                ["cargo", "xtask", ..] => Some(("xtask", &words[2..])),
                _ => None,
            };
            let Some((program, arguments)) = program else { continue };
            // Help is printed only once everything before it was understood.
            let output = bin(program).args(arguments).arg("--help").run();
            assert!(output.code == 0, "{file}: `{line}` is not understood: {}", output.stderr);
            n_commands += 1;
        }
    }
    assert!(n_commands > 15, "only {n_commands} command lines are found");
}

/// What a shell would run: lines of `sh` and `console` blocks, and what is quoted in the text.
fn command_lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (language, block) in blocks(text) {
        match language {
            "sh" => lines.extend(block.lines().map(str::to_owned)),
            "console" => lines
                .extend(block.lines().filter_map(|it| it.strip_prefix("$ ")).map(str::to_owned)),
            _ => (),
        }
    }
    let prose: String = text.split("\n```").step_by(2).collect();
    let quoted = prose.split('`').skip(1).step_by(2).map(|it| it.replace('\n', " "));
    lines.extend(quoted.filter(|it| it.contains(' ')));
    lines
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
        let directory = tempfile::tempdir().expect("a directory");
        let path = directory.path().join("lib.rs");
        fs::write(&path, text).expect("a file");
        let reading = entity::read(&entity::Options {
            roots: vec![path],
            default_schema: "public".to_owned(),
            types: std::collections::BTreeMap::new(),
            features: entity::Features::Default,
        });
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
    assert_eq!(
        told, known,
        "the table of findings in README.md, and the codes in autogen/src/check"
    );
}

/// Two words or more in lower case, joined by dashes.
fn is_code(text: &str) -> bool {
    text.contains('-')
        && text
            .split('-')
            .all(|word| !word.is_empty() && word.chars().all(|it| it.is_ascii_lowercase()))
}

fn readme() -> String {
    fs::read_to_string(workspace().join("README.md")).expect("README.md")
}

/// The fenced blocks, each with its language.
fn blocks(text: &str) -> Vec<(&str, &str)> {
    let fences = text.split("\n```").skip(1).step_by(2);
    fences.map(|block| block.split_once('\n').unwrap_or((block, ""))).collect()
}

/// As a shell splits them; what follows `#` is a comment.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = None;
    let mut quoted = false;
    for it in line.chars() {
        match it {
            '"' => {
                quoted = !quoted;
                word.get_or_insert_with(String::new);
            }
            '#' if !quoted && word.is_none() => break,
            ' ' if !quoted => words.extend(word.take()),
            it => word.get_or_insert_with(String::new).push(it),
        }
    }
    words.extend(word);
    words
}
