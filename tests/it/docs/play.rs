//! Plays a page of the book from top to bottom, in a directory of its own.
//!
//! - A line that only contains `` `a/file`: `` and the block below it are a file to write.
//! - A `diff` block changes the file that it names.
//! - In a `console` block, bash runs what follows `$ `, and the lines below are the expected output. A command that
//!   fails fails the test. If it should fail, the page shows that with `|| echo "exit code $?"`.
//! - Blocks inside `<!-- … -->` are played like the others. `<!-- server -->` gives the page a database on a server,
//!   which the page calls `postgres://postgres@localhost:5432/blog`; without it the page uses the embedded one.
//!
//! With `UPDATE_EXPECT=1` the output is written into the page.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;
use tests::program;
use tests::server::{self, TestDatabase, server};

use super::source;
use crate::clone::{spoken, workspace};
use crate::markdown::{apply, masked};

/// The name of the database on a page.
const URL: &str = "postgres://postgres@localhost:5432/blog";
/// The name of the directory on a page.
const HOME: &str = "/home/you";

/// The place where a page is played.
pub(super) struct Stage {
    directory: TempDir,
    database: Option<TestDatabase>,
    path: String,
}

impl Stage {
    /// Cargo distinguishes the `migration` or `entity` of two directories only by their build settings: `number`
    /// makes these differ.
    pub(super) fn new(number: usize, on_server: bool) -> Self {
        let directory = tempfile::tempdir().expect("a directory");
        let root = directory.path().join("blog");
        fs::create_dir_all(directory.path().join(".cargo")).expect("a directory");
        fs::create_dir(&root).expect("a directory");
        // With the settings and versions of this workspace, its dependencies need no rebuild.
        fs::write(directory.path().join(".cargo/config.toml"), profile(number)).expect("a file");
        fs::copy(workspace().join("Cargo.lock"), root.join("Cargo.lock")).expect("a file");
        let database = on_server.then(|| server(18).fresh_database("docs"));
        let programs = program::path("autogen").parent().expect("a directory").to_owned();
        let path = std::env::var("PATH").unwrap_or_default();
        let mut path = format!("{}:{path}", programs.display());
        if on_server {
            // Last, for `psql` if there is no other.
            let bin = server::query(
                &server(18).url,
                "SELECT setting FROM pg_config WHERE name = 'BINDIR'",
            );
            path = format!("{path}:{}", bin.concat().concat());
        }
        Self { directory, database, path }
    }

    pub(super) fn root(&self) -> PathBuf {
        self.directory.path().join("blog")
    }

    /// Writes a file, in which `../autogen` is this workspace.
    pub(super) fn write(&self, name: &str, text: &str) {
        let path = self.root().join(name);
        fs::create_dir_all(path.parent().expect("a directory")).expect("a directory");
        let mut text = text.replace("../autogen/", &format!("{}/", workspace().display()));
        // With the features that dependencies were built with.
        if name == "migration/Cargo.toml" && self.database.is_some() {
            text = text.replace("/runner\" }", "/runner\", features = [\"embedded\"] }");
        }
        fs::write(path, text).expect("a file");
    }

    /// Runs a line of bash: whether it succeeded, and its output.
    pub(super) fn bash(&self, line: &str) -> (bool, String) {
        let mut bash = Command::new("bash");
        bash.env("PATH", &self.path).env("CARGO_TERM_QUIET", "true").env_remove("RUST_LOG");
        let url = self.database.as_ref().map(TestDatabase::url);
        let line = url.as_ref().map_or_else(|| line.to_owned(), |url| line.replace(URL, url));
        if let Some(url) = &url {
            bash.env("DATABASE_URL", url);
        }
        let (status, text) = spoken(bash.args(["-c", &line]), &self.root());
        (status.success(), self.told(&text))
    }

    /// With the page's names for this machine's directories and servers.
    fn told(&self, text: &str) -> String {
        let mut text = text.replace(&self.directory.path().display().to_string(), HOME);
        text = text.replace(&workspace().display().to_string(), "/home/you/autogen");
        if let Some(database) = &self.database {
            let address = database.url().split('@').next_back().unwrap_or_default().to_owned();
            let host = address.split('/').next().unwrap_or_default().to_owned();
            text = text.replace(&address, "localhost:5432/blog").replace(&host, "localhost:5432");
            text = text.replace(&database.name, "blog");
        }
        text
    }
}

/// The profiles of this workspace, and the settings that distinguish the page's crates.
fn profile(number: usize) -> String {
    let manifest = fs::read_to_string(workspace().join("Cargo.toml")).expect("the manifest");
    let manifest: toml::Table = toml::from_str(&manifest).expect("the manifest");
    let mut profile = toml::Table::new();
    profile.insert("profile".to_owned(), manifest["profile"].clone());
    let own = ["migration", "entity"]
        .map(|name| format!("[profile.dev.package.{name}]\ncodegen-units = {}\n", 200 + number));
    format!("{profile}\n{}", own.concat())
}

/// Plays the page of that name.
#[track_caller]
pub(super) fn play(name: &str, number: usize) {
    let path = source().join(name);
    let text = fs::read_to_string(&path).expect("the page");
    let stage = Stage::new(number, text.contains("<!-- server -->"));
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let mut player = Player { stage: &stage, update, wrong: Vec::new() };
    let after = player.page(&text);
    if update {
        // The whole output, so that a revision has one name throughout the page; nothing if only names and times
        // differ.
        if !player.wrong.is_empty() {
            fs::write(&path, &after).expect("the page");
        }
        player.wrong.retain(|it| it.contains("` fails:\n"));
    } else if player.wrong.is_empty() {
        assert!(after == text, "{name}: UPDATE_EXPECT=1 would change its form");
    }
    assert!(player.wrong.is_empty(), "{name}: {}", player.wrong.join("\n\n"));
}

struct Player<'a> {
    stage: &'a Stage,
    update: bool,
    /// Where the output differs from the page.
    wrong: Vec<String>,
}

impl Player<'_> {
    /// The page after it was played.
    fn page(&mut self, text: &str) -> String {
        let mut played = String::new();
        let mut above = "";
        let mut lines = text.split_inclusive('\n');
        while let Some(line) = lines.next() {
            played += line;
            let Some(language) = line.trim_end().strip_prefix("```") else {
                if !line.trim().is_empty() {
                    above = line.trim();
                }
                continue;
            };
            let block: String = lines.by_ref().take_while(|it| it.trim_end() != "```").collect();
            match (language, file(above)) {
                ("console", _) => played += &self.console(&block),
                ("diff", _) => {
                    apply(&self.stage.root(), &block);
                    played += &block;
                }
                (_, Some(file)) => {
                    self.stage.write(file, &block);
                    played += &block;
                }
                (_, None) => played += &block,
            }
            played += "```\n";
            above = "";
        }
        played
    }

    fn console(&mut self, block: &str) -> String {
        let mut played = String::new();
        for part in commands(block) {
            let (command, expected) = part.split_once('\n').unwrap_or((part, ""));
            let (went_well, found) = self.stage.bash(command);
            let (found, expected) = (found.trim(), expected.trim());
            let same = masked(found) == masked(expected);
            if !went_well {
                self.wrong.push(format!("`{command}` fails:\n\n{found}"));
            } else if !same {
                self.wrong.push(format!(
                    "`{command}` prints\n\n{found}\n\nand the page says\n\n{expected}"
                ));
            }
            if !played.is_empty() {
                played += "\n";
            }
            let shown = if same && !self.update { expected } else { found };
            let lines = [command, shown].into_iter().flat_map(str::lines).map(str::trim_end);
            played += "$ ";
            played.extend(lines.flat_map(|line| [line, "\n"]));
        }
        played
    }
}

/// The commands of a block, each with its expected output.
fn commands(block: &str) -> Vec<&str> {
    let starts: Vec<usize> = block.match_indices("$ ").map(|(at, _)| at).collect();
    let starts = starts.into_iter().filter(|at| *at == 0 || block[..*at].ends_with('\n'));
    let starts: Vec<usize> = starts.collect();
    let ends = starts.iter().skip(1).copied().chain([block.len()]);
    starts.iter().zip(ends).map(|(start, end)| &block[start + 2..end]).collect()
}

/// The file that a line names, if it contains nothing else.
fn file(line: &str) -> Option<&str> {
    let name = line.strip_prefix('`')?.strip_suffix("`:")?;
    let is_one = !name.contains(['`', ' ']) && Path::new(name).extension().is_some();
    is_one.then_some(name)
}
