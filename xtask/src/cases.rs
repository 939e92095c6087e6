//! `cargo xtask new-case | bless | test KIND/WHAT`: the cases of `tests/cases`.

use std::fs;
use std::process::{Command, ExitCode};

use anyhow::{Context as _, Result, ensure};

use crate::command::{cargo, status, workspace};
use crate::servers::Servers;
use crate::test::SERVERS;

/// Both sides of a new case.
const TEMPLATE: &str = "\
pub mod story {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, autogen_derive::Autogen)]
    #[sea_orm(table_name = \"stories\")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i32,
        pub title: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
";
const ROWS: &str = "INSERT INTO stories (title) VALUES ('The Tower'), ('The Sea');\n";

/// Creates the directory of a case with both of its sources.
pub(crate) fn new(kind: &str, what: &str) -> Result<ExitCode> {
    for name in [kind, what] {
        let plain = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '_';
        ensure!(
            name.starts_with(|it: char| it.is_ascii_lowercase()) && name.chars().all(plain),
            "`{name}` is not a name in snake_case; the path is to read as a sentence: column dropped_under_a_check"
        );
    }
    let directory = workspace().join("tests/cases").join(kind).join(what);
    ensure!(!directory.exists(), "{} exists already", directory.display());
    fs::create_dir_all(&directory).with_context(|| format!("creating {}", directory.display()))?;
    for (file, text) in [("before.rs", TEMPLATE), ("after.rs", TEMPLATE), ("rows.sql", ROWS)] {
        let path = directory.join(file);
        fs::write(&path, text).with_context(|| format!("writing {}", path.display()))?;
    }
    println!("tests/cases/{kind}/{what}/before.rs\ntests/cases/{kind}/{what}/after.rs");
    eprintln!("Change `after.rs`, then run: cargo xtask bless {kind}/{what}");
    Ok(ExitCode::SUCCESS)
}

/// Writes the output of the tool for the cases whose names contain `filter`.
pub(crate) fn bless(filter: &str) -> Result<ExitCode> {
    laws(filter, |laws| laws.env("BLESS", "1"))
}

/// Checks the cases whose names contain `filter` against every law, on every server.
pub(crate) fn test(filter: &str) -> Result<ExitCode> {
    laws(filter, |laws| laws)
}

/// Checks this many random pairs against every law.
pub(crate) fn random(pairs: usize) -> Result<ExitCode> {
    laws("random/", |laws| laws.env("RANDOM_PAIRS", pairs.to_string()))
}

fn laws(filter: &str, change: impl Fn(&mut Command) -> &mut Command) -> Result<ExitCode> {
    let servers = Servers::start()?;
    let mut laws = cargo();
    // The whole workspace, so that dependencies have the features with which they are already built.
    laws.args(["test", "--workspace", "--features", "laws/picked", "--test", "laws", "--"]);
    laws.env("CASES", filter).env(SERVERS, servers.addresses());
    let status = status(change(&mut laws))?;
    drop(servers);
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
