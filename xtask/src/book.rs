//! `cargo xtask book`: the documentation as HTML.

use std::path::PathBuf;
use std::process::{Command, ExitCode};

use anyhow::Result;

use crate::command::{cargo, succeed, workspace};

/// Held, so that a page looks the same everywhere.
const MDBOOK: &str = "0.5.4";

/// Builds the book into `target/book`, with an mdBook of its own, which is built the first time.
pub(crate) fn run() -> Result<ExitCode> {
    let mdbook = mdbook()?;
    succeed(Command::new(mdbook).arg("build").arg(workspace().join("docs")))?;
    println!("{}", workspace().join("target/book/index.html").display());
    Ok(ExitCode::SUCCESS)
}

fn mdbook() -> Result<PathBuf> {
    let root = workspace().join("target/tools").join(format!("mdbook-{MDBOOK}"));
    let program = root.join(format!("bin/mdbook{}", std::env::consts::EXE_SUFFIX));
    if !program.exists() {
        eprintln!("Building mdBook {MDBOOK} …");
        let mut install = cargo();
        install.args([
            "install",
            "--locked",
            "--no-default-features",
            "--version",
            MDBOOK,
            "mdbook",
        ]);
        // Search and serving are for who has it installed; nothing of the workspace is built again for it.
        succeed(install.arg("--root").arg(&root).env_remove("CARGO_TARGET_DIR"))?;
    }
    Ok(program)
}
