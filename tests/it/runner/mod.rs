//! The runner's commands, as processes, with migrations that the tests write.

mod basics;
mod blocking;
mod busy;
mod create;
mod edited;
mod embedded;
mod faults;
mod graph;
mod library;
mod listing;
mod offline;
mod outside;
mod parked;
mod pooled;
mod preflight;
mod review;
mod stamp;
mod targets;
mod wipe;

use std::fs;

use tempfile::TempDir;
use tests::program::{Output, Program, bin};
use tests::server::TestDatabase;

/// A migration program and the directory of its migrations.
struct Revisions {
    directory: TempDir,
}

impl Revisions {
    /// From lines `name` or `name: parents`; each migration creates a table of its own.
    fn new(lines: &str) -> Self {
        let revisions = Self { directory: tempfile::tempdir().expect("a directory") };
        for line in lines.lines() {
            revisions.add(line);
        }
        revisions
    }

    /// A line of [`Revisions::new`].
    fn add(&self, line: &str) {
        let (name, parents) = line.trim().split_once(':').unwrap_or((line.trim(), ""));
        let revises = match parents.trim() {
            "" => String::new(),
            parents => format!("//!\n//! Revises: {parents}\n"),
        };
        let table = name.rsplit('_').next().unwrap_or(name);
        self.write(
            name,
            &format!(
                "//! make {table}\n{revises}\nfn up() {{\n    sql(r#\"CREATE TABLE {table} ()\"#);\n}}\n\
                 fn down() {{\n    sql(r#\"DROP TABLE {table}\"#);\n}}\n"
            ),
        );
    }

    /// Adds a migration with these statements.
    fn add_sql(&self, name: &str, words: &str, up: &[&str], down: &[&str]) {
        let calls = |statements: &[&str]| -> String {
            let call = |sql: &&str| match *sql {
                "begin" | "commit" => format!("    {sql}();\n"),
                sql if sql.starts_with("read ") => format!("    read(r#\"{}\"#);\n", &sql[5..]),
                sql => format!("    sql(r#\"{sql}\"#);\n"),
            };
            statements.iter().map(call).collect()
        };
        let text = format!(
            "//! {name}\n\nconst {}: () = ();\nfn up() {{\n{}}}\nfn down() {{\n{}}}\n",
            if words.is_empty() { "INSIDE" } else { words },
            calls(up),
            calls(down)
        );
        self.write(name, &text);
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.directory.path().join(format!("{name}.rs")), text).expect("a migration");
    }

    fn edit(&self, name: &str, from: &str, to: &str) {
        let path = self.directory.path().join(format!("{name}.rs"));
        let text = fs::read_to_string(&path).expect("a migration");
        assert!(text.contains(from), "{text}");
        fs::write(path, text.replace(from, to)).expect("a migration");
    }

    fn remove(&self, name: &str) {
        fs::remove_file(self.directory.path().join(format!("{name}.rs"))).expect("a migration");
    }

    fn program(&self, words: &str) -> Program {
        bin("revisions")
            .env("REVISIONS", self.directory.path())
            .dir(self.directory.path().parent().expect("a directory for temporary files"))
            .args(words.split_whitespace())
    }

    /// The program with these words as its arguments.
    fn start(&self, database: &TestDatabase, words: &str) -> Program {
        self.program(words).database(database.url())
    }

    fn run(&self, database: &TestDatabase, words: &str) -> Output {
        self.start(database, words).run()
    }
}

/// The names in SeaORM's table.
fn applied(database: &TestDatabase) -> String {
    database.query("SELECT version FROM seaql_migrations ORDER BY version").concat().join(" ")
}

/// Replaces times and durations, which differ from run to run.
fn steady(text: &str) -> String {
    let mut steady = String::new();
    for line in text.lines() {
        let line = match line.find(" ms)").and_then(|end| Some((line[..end].rfind('(')?, end))) {
            Some((start, end)) => format!("{}(… ms{}", &line[..start], &line[end + 3..]),
            None => line.to_owned(),
        };
        let words: Vec<&str> = line
            .split(' ')
            .map(|word| match word.len() {
                10 if word.bytes().filter(|byte| *byte == b'-').count() == 2 => "DATE",
                8 if word.bytes().filter(|byte| *byte == b':').count() == 2 => "TIME",
                _ => word,
            })
            .collect();
        steady.push_str(&words.join(" "));
        steady.push('\n');
    }
    steady
}
