//! `[hooks]` of `autogen.toml`: the project's own commands, before a migration is written and after.

use std::{
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use serde::Deserialize;

use super::report::Failure;
use crate::write::Written;

/// The commands, as in the file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Hooks {
    /// They get the plan as JSON, and may refuse it.
    before_write: Vec<Line>,
    /// They get the files that were written.
    after_write: Vec<Line>,
    /// Where they run: the directory of the file.
    #[serde(skip)]
    directory: PathBuf,
}

/// A command: its words, or one text with blanks between them.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum Line {
    Text(String),
    Words(Vec<String>),
}

impl Line {
    fn words(&self) -> Vec<String> {
        match self {
            Self::Text(text) => text.split_whitespace().map(str::to_owned).collect(),
            Self::Words(words) => words.clone(),
        }
    }
}

impl Hooks {
    /// The same commands, run in this directory.
    pub(super) fn run_in(self, directory: PathBuf) -> Self {
        Self { directory, ..self }
    }

    /// Whether the plan is asked for.
    pub(super) fn wants_plan(&self) -> bool {
        !self.before_write.is_empty()
    }

    /// Shows the plan to the commands.
    ///
    /// # Errors
    /// If a command refuses it, with the exit code of a finding that stops; or if it cannot be started.
    pub(super) fn before(&self, plan: &str) -> Result<(), Failure> {
        for line in &self.before_write {
            let words = line.words();
            let output = self.run(&words, plan)?;
            let said = said(&output);
            if !output.status.success() {
                let reason = if said.is_empty() { "it gives no reason".to_owned() } else { said };
                return Err(Failure::undecided(
                    format!(
                        "nothing was written: `{}` refuses this change: {reason}",
                        words.join(" ")
                    ),
                    "change the entities; or change the command under [hooks] in autogen.toml",
                ));
            }
            tell(&said);
        }
        Ok(())
    }

    /// Runs the commands for the files that were written.
    ///
    /// # Errors
    /// If a command fails. The files stay.
    pub(super) fn after(&self, written: &Written) -> Result<(), Failure> {
        let Written { migration, list, unlisted, lock } = written;
        let list = Some(list).filter(|_| unlisted.is_none());
        let here = std::env::current_dir().unwrap_or_default();
        let whole = |path: &Path| here.join(path).display().to_string();
        let migration = whole(migration);
        let files: Vec<String> =
            [list, lock.as_ref()].into_iter().flatten().map(|it| whole(it)).collect();
        for line in &self.after_write {
            let words = line.words().into_iter().flat_map(|word| {
                if word == "{files}" {
                    return [migration.clone()].into_iter().chain(files.clone()).collect();
                }
                vec![word.replace("{file}", &migration)]
            });
            let words: Vec<String> = words.collect();
            let output = self.run(&words, "")?;
            let said = said(&output);
            if !output.status.success() {
                let code = match output.status.code() {
                    Some(code) => format!("exit code {code}"),
                    None => "a signal".to_owned(),
                };
                let text = if said.is_empty() { String::new() } else { format!("\n{said}") };
                return Err(Failure::new(
                    format!(
                        "the migration was written, but then `{}` failed with {code}{text}",
                        words.join(" ")
                    ),
                    "the files stay: run the command again by hand, or correct it under [hooks] in autogen.toml",
                ));
            }
            tell(&said);
        }
        Ok(())
    }

    fn run(&self, words: &[String], input: &str) -> Result<Output, Failure> {
        let failed = |error| {
            let failure = Failure::system(&format!("cannot run `{}`", words.join(" ")), &error);
            failure.help("the command is under [hooks] in autogen.toml")
        };
        let Some((program, arguments)) = words.split_first() else {
            return Err(Failure::new(
                "there is an empty command under [hooks] in autogen.toml",
                "remove it",
            ));
        };
        // Relative to the file, as all its paths.
        let own = self.directory.join(program);
        let is_path = program.contains(['/', '\\']);
        let mut child = if is_path { Command::new(own) } else { Command::new(program) };
        let child = child.args(arguments).current_dir(&self.directory).stdin(Stdio::piped());
        let mut child =
            child.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().map_err(failed)?;
        let stdin = child.stdin.take();
        std::thread::scope(|scope| {
            // Beside reading what it prints: it may print before it has read everything. It need not read at all.
            scope.spawn(move || stdin.map(|mut it| it.write_all(input.as_bytes())));
            child.wait_with_output()
        })
        .map_err(failed)
    }
}

/// Everything that a command printed.
fn said(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
    let parts = [text(&output.stdout), text(&output.stderr)];
    parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n")
}

fn tell(said: &str) {
    if !said.is_empty() {
        eprintln!("{said}");
    }
}
