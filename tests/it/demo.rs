//! `autogen demo`, as in a fresh clone.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tests::program::bin;

use crate::clone::workspace;

#[test]
fn the_whole_loop_without_a_server_and_without_touching_the_clone() {
    let clone = workspace();
    let before = files(clone);
    // An address that leads nowhere: the demo has its own database.
    let output = bin("autogen").dir(clone).database("postgres://127.0.0.1:1/nowhere").arg("demo");
    let output = output.run().success();
    let mut rest = output.stdout.as_str();
    for expected in [
        "$ cat entity/src/note.rs",
        "pub embedding: Option<PgVector>,",
        "$ cargo run -p autogen -- -m \"add notes\"",
        "+ table notes",
        "$ cat migration/src/m",
        "impl MigrationTrait for Migration",
        "$ cargo run -p migration -- up",
        "the database is at head m",
        "$ cargo run -p autogen -- check",
        "$ cargo run -p migration -- down",
        "Reverting m",
        "$ cargo run -p migration -- status",
        "_add_notes  pending",
        "The copy is deleted",
    ] {
        let Some((_, after)) = rest.split_once(expected) else {
            panic!("`{expected}` does not come after the step before it in\n{}", output.stdout);
        };
        rest = after;
    }
    output.says("Entities and database agree.");
    let copy = output.stdout.split_whitespace().find(|word| word.contains("autogen-demo-"));
    let copy = copy.expect("the copy is named").trim_end_matches(';');
    assert!(!Path::new(copy).exists(), "{copy} is left behind");
    assert!(files(clone) == before, "the demo has changed the clone");
}

#[test]
fn outside_a_clone_the_demo_says_where_to_run() {
    let elsewhere = tempfile::tempdir().expect("a directory");
    let output = bin("autogen").dir(elsewhere.path()).arg("demo").run().code(1);
    output.says("the demo needs autogen's sample workspace").says("in a clone of autogen");
}

/// The files that the demo copies, byte for byte.
fn files(directory: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    ["entity", "migration", "Cargo.toml", "Cargo.lock"]
        .iter()
        .flat_map(|part| below(&directory.join(part)))
        .map(|path| (path.clone(), fs::read(path).expect("a file")))
        .collect()
}

fn below(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let entries = fs::read_dir(path).expect("a directory").map(|entry| entry.expect("an entry"));
    entries.flat_map(|entry| below(&entry.path())).collect()
}
