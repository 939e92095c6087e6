//! One way to name a database, used by `psql` and by our programs.

use std::path::Path;
use std::process::Command;

use tempfile::TempDir;
use tests::program::{Output, bin};
use tests::server::{Server, query, server};

use super::RIGHT;

/// Who is connected to what. The port identifies the server, whatever the route.
const WHERE: &str = "SELECT concat_ws(' ', current_user, current_database(), inet_server_port(), \
                     current_setting('search_path'), current_setting('statement_timeout'))";

/// One way to name a database.
pub(super) struct Form {
    home: TempDir,
    string: Option<String>,
    variables: Vec<(String, String)>,
    /// The server whose psql is the judge.
    server: Server,
}

impl Form {
    pub(super) fn new() -> Self {
        let home = tempfile::tempdir().expect("a directory");
        Self { home, string: None, variables: vec![], server: server(18) }
    }

    pub(super) fn string(string: impl Into<String>) -> Self {
        Self { string: Some(string.into()), ..Self::new() }
    }

    /// The same with a connection string.
    pub(super) fn named(self, string: impl Into<String>) -> Self {
        Self { string: Some(string.into()), ..self }
    }

    /// The same, judged by the psql of another server.
    pub(super) fn judged_by(self, server: &Server) -> Self {
        Self { server: server.clone(), ..self }
    }

    pub(super) fn set(mut self, variable: &str, value: impl Into<String>) -> Self {
        self.variables.push((variable.to_owned(), value.into()));
        self
    }

    /// A file in the home directory that nobody else can read.
    pub(super) fn file(self, name: &str, text: &str) -> Self {
        self.shared_file(name, text, 0o600)
    }

    pub(super) fn shared_file(self, name: &str, text: &str, mode: u32) -> Self {
        use std::os::unix::fs::PermissionsExt;
        let path = self.home.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a directory")).expect("a directory");
        std::fs::write(&path, text).expect("a file");
        std::fs::set_permissions(&path, PermissionsExt::from_mode(mode)).expect("permissions");
        self
    }

    pub(super) fn home(&self) -> &Path {
        self.home.path()
    }

    #[track_caller]
    pub(super) fn leads_to(&self, expected: &str) {
        self.says(WHERE, expected);
    }

    /// Both answer the query with the same result.
    #[track_caller]
    pub(super) fn says(&self, query: &str, expected: &str) {
        let psql = self.psql(query);
        assert_eq!(psql.success().stdout.trim_end(), expected, "psql, {:?}", self.string);
        assert_eq!(self.ours(query).success().stdout.trim_end(), expected, "{:?}", self.string);
    }

    /// Our output, if psql fails as well.
    #[track_caller]
    pub(super) fn fails(&self) -> Output {
        let psql = self.psql(WHERE);
        assert_ne!(psql.code, 0, "psql connects with {:?}: {psql:?}", self.string);
        let ours = self.ours(WHERE).code(1);
        ours.says("help:").never_shows(RIGHT);
        ours
    }

    fn ours(&self, query: &str) -> Output {
        let mut program = bin("whereami").bare().dir(self.home()).env("HOME", self.home());
        for (name, value) in &self.variables {
            program = program.env(name, value);
        }
        if let Some(string) = &self.string {
            program = program.args(["--database-url", string]);
        }
        program.args(["--wait", "0", query]).run()
    }

    fn psql(&self, query: &str) -> Output {
        let mut command = Command::new(psql(&self.server));
        command.env_clear().env("HOME", self.home()).current_dir(self.home());
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        if let Some(string) = &self.string {
            command.args(["-d", string]);
        }
        let output = command.args(["-XwAtc", query]).output().expect("psql runs");
        Output {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

/// The psql of the server's installation.
fn psql(server: &Server) -> String {
    let found = query(&server.url, "SELECT setting FROM pg_config WHERE name = 'BINDIR'");
    format!("{}/psql", found[0][0])
}

/// The result of [`WHERE`] for a user and database of the server.
pub(super) fn place(server: &Server, user: &str, database: &str) -> String {
    format!("{user} {database} {} \"$user\", public 0", port(server))
}

pub(super) fn port(server: &Server) -> &str {
    server.address().rsplit_once(':').expect("host:port").1
}
