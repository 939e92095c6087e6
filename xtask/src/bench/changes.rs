//! Commands that run seldom and cost more than a later `check`: the first one, `init`, and generating, the latter
//! beside psql's time for the same SQL.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result};

use super::{Bench, measure, sources};
use crate::command::output;

/// The measurements for one size, in seconds.
pub(super) struct Changes {
    tables: usize,
    check: f64,
    first: f64,
    init: f64,
    /// A column of one table.
    one: f64,
    /// A column of each table, and psql.
    each: (f64, f64),
    /// All tables, from nothing, and psql.
    all: (f64, f64),
}

pub(super) const HEADER: &str = "\
| tables | later `check` | first `check` | ratio | `init` | ratio | generate one column | a column of each table | psql | ratio | all tables | psql | ratio |
|---|---|---|---|---|---|---|---|---|---|---|---|---|";

impl Changes {
    /// One line of the table.
    pub(super) fn line(&self) -> String {
        let Self { tables, check, first, init, one, each, all } = self;
        let beside =
            |(ours, psql): &(f64, f64)| format!("{ours:.2} s | {psql:.2} s | {:.2}", ours / psql);
        format!(
            "| {tables} | {check:.2} s | {first:.2} s | {:.2} | {init:.2} s | {:.2} | {one:.2} s | {} | {} |",
            first / check,
            init / check,
            beside(each),
            beside(all)
        )
    }
}

impl Bench {
    /// The changes, in a workspace that is in sync with its database. Afterwards it is unchanged.
    pub(super) fn changes(&self, tables: usize, directory: &Path, url: &str) -> Result<Changes> {
        let generate = || self.autogen(directory, url, &["-m", "change", "--dry-run"]);
        let runs = self.runs.min(2);
        let check = measure::best(self.runs, || self.autogen(directory, url, &["check"]))?;
        let lock = directory.join("migration/schema.lock");
        let remembered = fs::read(&lock).context("there is no lock")?;
        fs::remove_file(&lock)?;
        let first = measure::best(self.runs, || self.autogen(directory, url, &["check"]))?;
        let init = measure::best(runs, || self.autogen(directory, url, &["init", "--force"]))?;
        fs::remove_file(directory.join("autogen.toml"))?;
        fs::write(&lock, &remembered)?;

        let entity = |table: usize, text: &str| {
            fs::write(directory.join(format!("entity/src/{}.rs", sources::name(table))), text)
        };
        let middle = tables / 2;
        entity(middle, &sources::with_a_column(middle))?;
        let one = measure::best(runs, generate)?;
        for table in 0..tables {
            entity(table, &sources::with_a_column(table))?;
        }
        let each = measure::best(runs, generate)?;
        let sql =
            output(&mut self.autogen(directory, url, &["diff", "--format", "sql", "--quiet"]))?;
        let each = (each, self.psql_takes(directory, url, &sql)?);
        for table in 0..tables {
            entity(table, &sources::entity(table))?;
        }

        let name = format!("bench_{tables}_empty");
        output(self.psql(&self.server).args(["-c", &format!("CREATE DATABASE {name}")]))?;
        let (base, _) = url.rsplit_once('/').context("a URL ends with its database")?;
        let empty = format!("{base}/{name}");
        fs::remove_file(&lock)?;
        let all = measure::best(runs, || {
            self.autogen(directory, &empty, &["-m", "change", "--dry-run"])
        })?;
        fs::write(&lock, &remembered)?;
        let sql = fs::read_to_string(directory.join("baseline.sql"))?;
        let all = (all, self.psql_takes(directory, &empty, &sql)?);
        Ok(Changes { tables, check, first, init, one, each, all })
    }

    /// psql's time for the statements, in one transaction that is rolled back.
    fn psql_takes(&self, directory: &Path, url: &str, sql: &str) -> Result<f64> {
        let file = directory.join("timed.sql");
        fs::write(&file, format!("BEGIN;\n{sql}\nROLLBACK;\n"))?;
        measure::best(self.runs.min(2), || -> Command {
            let mut command = self.psql(url);
            command.arg("-f").arg(&file);
            command
        })
    }
}
