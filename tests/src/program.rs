//! The workspace's programs, run as users run them: as processes, in a directory and an environment that the test
//! sets up.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// Variables that would lead a program to the developer's own database.
const CONFIGURATION: [&str; 18] = [
    "DATABASE_URL",
    "PGHOST",
    "PGHOSTADDR",
    "PGPORT",
    "PGDATABASE",
    "PGUSER",
    "PGPASSWORD",
    "PGPASSFILE",
    "PGSERVICE",
    "PGSERVICEFILE",
    "PGTARGETSESSIONATTRS",
    "PGCONNECT_TIMEOUT",
    "PGSSLROOTCERT",
    "PGSSLMODE",
    "PGOPTIONS",
    "PGAPPNAME",
    "RUST_LOG",
    "AUTOGEN_CONFIG",
];

/// A program of the workspace to run.
pub struct Program {
    name: String,
    command: Command,
}

/// The result of a program.
#[derive(Debug, Clone)]
pub struct Output {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

/// The program of that name, without any database configured.
pub fn bin(name: &str) -> Program {
    let mut command = Command::new(path(name));
    for variable in CONFIGURATION {
        command.env_remove(variable);
    }
    Program { name: name.to_owned(), command }
}

/// The path of the program: next to the directory of the test.
pub fn path(name: &str) -> PathBuf {
    let test = std::env::current_exe().expect("where the test is");
    let directory = test.ancestors().nth(2).expect("a test lies in target/PROFILE/deps");
    let path = directory.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    assert!(path.is_file(), "{} is not built: run `cargo xtask test`", path.display());
    path
}

impl Program {
    pub fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.command.arg(arg);
        self
    }

    pub fn args<A: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = A>) -> Self {
        self.command.args(args);
        self
    }

    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Without the test's own environment.
    pub fn bare(mut self) -> Self {
        self.command.env_clear();
        self
    }

    /// The working directory, in which `.env` and `.postgres/` are looked up.
    pub fn dir(mut self, directory: &Path) -> Self {
        self.command.current_dir(directory);
        self
    }

    /// `DATABASE_URL`.
    pub fn database(self, url: impl AsRef<OsStr>) -> Self {
        self.env("DATABASE_URL", url)
    }

    /// Starts it in the background; [`Running::finish`] waits for its end.
    pub fn start(mut self) -> Running {
        self.command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let child = self
            .command
            .spawn()
            .unwrap_or_else(|error| panic!("{} does not start: {error}", self.name));
        Running { child }
    }

    /// Runs it to its end.
    pub fn run(self) -> Output {
        self.start().finish()
    }
}

/// A running program.
pub struct Running {
    pub child: Child,
}

impl Running {
    pub fn finish(self) -> Output {
        let output = self.child.wait_with_output().expect("the program's output");
        Output {
            // A program ended by a signal has no code.
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// Ends it like `kill -9`.
    pub fn kill(mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Output {
    /// Fails the test, showing the program's output, unless it ended with this code.
    #[track_caller]
    pub fn code(self, expected: i32) -> Self {
        assert_eq!(
            self.code, expected,
            "\n--- stdout\n{}\n--- stderr\n{}",
            self.stdout, self.stderr
        );
        self
    }

    /// Fails the test unless the program succeeded.
    #[track_caller]
    pub fn success(self) -> Self {
        self.code(0)
    }

    /// Fails the test unless stderr contains the text.
    #[track_caller]
    pub fn says(&self, text: &str) -> &Self {
        assert!(
            self.stderr.contains(text),
            "`{text}` is not in\n--- stdout\n{}\n--- stderr\n{}",
            self.stdout,
            self.stderr
        );
        self
    }

    /// Fails the test unless stdout contains the text.
    #[track_caller]
    pub fn prints(&self, text: &str) -> &Self {
        assert!(
            self.stdout.contains(text),
            "`{text}` is not in\n--- stdout\n{}\n--- stderr\n{}",
            self.stdout,
            self.stderr
        );
        self
    }

    /// Fails the test if the output contains the text.
    #[track_caller]
    pub fn never_shows(&self, text: &str) -> &Self {
        assert!(
            !self.stdout.contains(text) && !self.stderr.contains(text),
            "`{text}` is shown in {self:?}"
        );
        self
    }
}
