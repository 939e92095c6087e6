//! `generate` and `merge` write a migration. `autogen` does the work; this module finds and starts it.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Stdio};

use clap::Args;

use super::{Context, Ending};
use crate::error::RunError;
use crate::workspace;

/// Write a migration for what changed in the entities
#[derive(Debug, Args)]
pub(super) struct Generate {
    /// What the migration is about; becomes its name
    #[arg(value_name = "MESSAGE", required_unless_present = "named")]
    message: Option<String>,
    #[arg(
        short = 'm',
        long = "message",
        value_name = "MESSAGE",
        hide = true,
        conflicts_with = "message"
    )]
    named: Option<String>,
    /// Write an empty migration to fill in by hand
    #[arg(long)]
    empty: bool,
    /// Show the file that would be written, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// As in Alembic; without `--empty`, every migration is made from the entities
    #[arg(long, hide = true, conflicts_with = "empty")]
    autogenerate: bool,
}

/// Write a migration that follows several revisions, all heads unless some are named
#[derive(Debug, Args)]
pub(super) struct Merge {
    /// What the migration is about; becomes its name
    #[arg(short, long, value_name = "MESSAGE")]
    message: String,
    /// The heads to join, by name or unique part of it [default: all]
    #[arg(value_name = "REVISION")]
    revisions: Vec<String>,
}

pub(super) fn generate(args: Generate, context: &Context) -> Result<Ending, RunError> {
    let Generate { message, named, empty, dry_run, autogenerate: _ } = args;
    let message = message.or(named).unwrap_or_default();
    let flags = [(empty, "--empty"), (dry_run, "--dry-run")];
    let flags = flags.into_iter().filter(|(is_set, _)| *is_set).map(|(_, flag)| flag.into());
    autogen(["generate".into(), "-m".into(), message.into()].into_iter().chain(flags), context)
}

pub(super) fn merge(args: Merge, context: &Context) -> Result<Ending, RunError> {
    let start = ["merge".into(), "-m".into(), args.message.into()];
    autogen(start.into_iter().chain(args.revisions.into_iter().map(OsString::from)), context)
}

fn autogen(
    args: impl IntoIterator<Item = OsString>,
    context: &Context,
) -> Result<Ending, RunError> {
    let here = std::env::current_dir().unwrap_or_default();
    let mut command = find(&workspace::root(&here));
    command.args(args);
    if let Some(url) = &context.connect.database_url {
        // Not an argument, because all users of the machine could read it.
        command.env("DATABASE_URL", url.expose_secret());
    }
    match command.status() {
        Ok(status) => Ok(Ending::Code(u8::try_from(status.code().unwrap_or(1)).unwrap_or(1))),
        Err(_) => Err(RunError::NoAutogen),
    }
}

/// As a member of the workspace, rebuilt if its source is newer; otherwise from the path.
fn find(root: &Path) -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    if is_member(&cargo, root) {
        let mut command = Command::new(cargo);
        command.args(["run", "--quiet", "--package", "autogen", "--"]);
        return command;
    }
    Command::new("autogen")
}

fn is_member(cargo: &OsString, root: &Path) -> bool {
    let output = Command::new(cargo)
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
        .current_dir(root)
        .stderr(Stdio::null())
        .output();
    let metadata: Option<serde_json::Value> =
        output.ok().and_then(|output| serde_json::from_slice(&output.stdout).ok());
    let packages = metadata.as_ref().and_then(|metadata| metadata["packages"].as_array());
    packages.is_some_and(|packages| packages.iter().any(|package| package["name"] == "autogen"))
}
