//! A workspace whose tables are in SQL files, and a database with many rows in them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use super::sources;
use crate::command::output;
use crate::servers::Servers;

/// How large it is, and what of it is measured.
#[derive(clap::Args)]
pub(crate) struct Args {
    #[arg(long, default_value_t = 1_000_000)]
    pub(super) rows: usize,
    /// The server's major version
    #[arg(long, default_value = "18")]
    pub(super) server: String,
    /// Only the changes whose names hold this
    #[arg(long, default_value = "")]
    pub(super) change: String,
}

pub(super) struct Large {
    autogen: PathBuf,
    psql: PathBuf,
    server: String,
    /// The workspace.
    directory: PathBuf,
    /// The database.
    name: &'static str,
}

impl Large {
    /// The workspace, and the database with its rows.
    pub(super) fn new(
        servers: &Servers,
        version: &str,
        autogen: PathBuf,
        home: &Path,
        name: &'static str,
    ) -> Result<Self> {
        let addresses = servers.addresses();
        let server = addresses.split(';').find_map(|it| it.strip_prefix(&format!("{version}=")));
        let server = server.with_context(|| format!("there is no server {version}"))?.to_owned();
        let programs = servers.bin(version).context("a started server has programs")?;
        let psql = programs.join("psql");
        Ok(Self { autogen, psql, server, directory: home.join(name), name })
    }

    /// The tables as SQL, and what fills them.
    pub(super) fn prepare(&self, tables: &str, rows: &str) -> Result<()> {
        _ = fs::remove_dir_all(&self.directory);
        let files = [
            ("Cargo.toml", "[workspace]\nmembers = [\"entity\", \"migration\"]\n"),
            ("Cargo.lock", ""),
            ("entity/Cargo.toml", "[package]\nname = \"entity\"\nversion = \"0.1.0\"\n"),
            ("entity/src/lib.rs", ""),
            ("migration/Cargo.toml", "[package]\nname = \"migration\"\nversion = \"0.1.0\"\n"),
            ("migration/src/lib.rs", sources::MIGRATOR),
            ("entity/sql/tables.sql", tables),
            ("rows.sql", rows),
        ];
        for (file, text) in files {
            let path = self.directory.join(file);
            fs::create_dir_all(path.parent().unwrap_or(&self.directory))?;
            fs::write(&path, text).with_context(|| format!("writing {}", path.display()))?;
        }
        self.execute(&self.server, &format!("CREATE DATABASE {}", self.name))?;
        let url = self.url()?;
        self.execute(&url, tables)?;
        output(self.psql(&url).arg("-f").arg(self.directory.join("rows.sql")))?;
        self.check(&url).context("the bench is not in sync at its start")
    }

    /// What `autogen` prints of a change of the tables.
    pub(super) fn told(&self, after: &str, args: &[&str]) -> Result<String> {
        fs::write(self.directory.join("entity/sql/tables.sql"), after)?;
        Ok(output(&mut self.autogen(&self.url()?, args))? + "\n")
    }

    /// Runs something on a copy of the database.
    pub(super) fn on_a_copy<T>(&self, run: impl FnOnce(&str) -> Result<T>) -> Result<T> {
        let (name, copy) = (self.name, format!("{}_copy", self.name));
        let create = format!("CREATE DATABASE {copy} TEMPLATE {name} STRATEGY file_copy");
        self.execute(&self.server, &create)?;
        let done = run(&self.url_of(&copy)?)?;
        self.execute(&self.server, &format!("DROP DATABASE {copy} WITH (FORCE)"))?;
        Ok(done)
    }

    /// A file of the workspace.
    pub(super) fn write(&self, file: &str, text: &str) -> Result<PathBuf> {
        let path = self.directory.join(file);
        fs::write(&path, text)?;
        Ok(path)
    }

    pub(super) fn check(&self, url: &str) -> Result<()> {
        output(&mut self.autogen(url, &["check"])).map(drop)
    }

    fn autogen(&self, url: &str, args: &[&str]) -> Command {
        let mut command = Command::new(&self.autogen);
        command.args(args).args(["--quiet", "--database-url", url]).current_dir(&self.directory);
        command
    }

    pub(super) fn psql(&self, url: &str) -> Command {
        let mut psql = Command::new(&self.psql);
        psql.args(["--no-psqlrc", "--quiet", "--tuples-only", "-v", "ON_ERROR_STOP=1", url]);
        psql
    }

    fn execute(&self, url: &str, sql: &str) -> Result<()> {
        output(self.psql(url).args(["-c", sql])).map(drop)
    }

    pub(super) fn url(&self) -> Result<String> {
        self.url_of(self.name)
    }

    fn url_of(&self, database: &str) -> Result<String> {
        let (base, _) = self.server.rsplit_once('/').context("a URL ends with its database")?;
        Ok(format!("{base}/{database}"))
    }
}
