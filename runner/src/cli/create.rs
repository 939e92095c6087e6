//! `create`, `generate` and `merge`: write a migration. `autogen` does it; here it is only found and started.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Stdio};

use clap::Args;

use super::{Context, Ending};
use crate::error::RunError;
use crate::workspace;

/// Write the migration that leads to the entities (`autogen -m`)
#[derive(Debug, Args)]
pub(super) struct Create {
    /// What it does, in a few words
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
    /// As in Alembic; a migration is always made from the entities
    #[arg(long, hide = true)]
    autogenerate: bool,
}

/// Write an empty migration to fill by hand
#[derive(Debug, Args)]
pub(super) struct Generate {
    /// What it does, in a few words
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
}

/// Write a migration that follows several revisions, all heads unless some are named
#[derive(Debug, Args)]
pub(super) struct Merge {
    /// What it does, in a few words
    #[arg(short, long, value_name = "MESSAGE")]
    message: String,
    /// Which revisions
    #[arg(value_name = "REVISION")]
    revisions: Vec<String>,
}

pub(super) fn create(args: Create, context: &Context) -> Result<Ending, RunError> {
    let message = args.message.or(args.named).unwrap_or_default();
    autogen(["-m".into(), message.into()], context)
}

pub(super) fn generate(args: Generate, context: &Context) -> Result<Ending, RunError> {
    let message = args.message.or(args.named).unwrap_or_default();
    autogen(["--empty".into(), "-m".into(), message.into()], context)
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
        // Not an argument, which all users of the machine could read.
        command.env("DATABASE_URL", url.expose_secret());
    }
    match command.status() {
        Ok(status) => Ok(Ending::Code(u8::try_from(status.code().unwrap_or(1)).unwrap_or(1))),
        Err(_) => Err(RunError::NoAutogen),
    }
}

/// As a member of the workspace, built anew where its source is newer; or else on the path.
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
