//! The database of a command: the configured one, or else the embedded one.
//!
//! A build without an embedded server borrows the one of the migration crate, so a project decides in one place,
//! there, whether it has one.

use std::path::Path;

use runner::{ConnectArgs, ConnectError, Database};
use serde_json::Value;

use super::{
    args::Common,
    cargo::{cargo, wait},
    report::Failure,
    settings::Settings,
};

pub(super) async fn open(common: &Common, settings: &Settings) -> Result<Database, Failure> {
    let manifest = settings.migration.manifest();
    match runner::connect(&common.connect).await {
        Err(ConnectError::NothingConfigured) if can_lend(&manifest) => {
            borrow(common, &manifest, &settings.migration_package()).await
        }
        result => Ok(result?),
    }
}

/// The name of the embedded server, if another one is configured.
pub(super) const EMBEDDED: &str = "embedded";

/// The server that plans are proved on, if it is not the database's own.
pub(super) async fn elsewhere(
    common: &Common,
    settings: &Settings,
) -> Result<Option<Database>, Failure> {
    let Some(place) = &common.plan.prove_on else { return Ok(None) };
    if place != EMBEDDED {
        let mut args = ConnectArgs::to(place);
        (args.wait, args.max_connections) = (common.connect.wait, 1);
        return Ok(Some(runner::connect(&args).await?));
    }
    let manifest = settings.migration.manifest();
    match runner::__private::start_embedded(&common.connect).await {
        Err(ConnectError::NothingConfigured) if can_lend(&manifest) => {
            borrow(common, &manifest, &settings.migration_package()).await.map(Some)
        }
        Err(ConnectError::NothingConfigured) => Err(Failure::new(
            "there is no embedded server to prove on: this program was built without it",
            "enable the feature `embedded` of `autogen-runner` in the migration crate, or name a server: `--prove-on URL`",
        )),
        result => Ok(Some(result?)),
    }
}

async fn borrow(common: &Common, manifest: &Path, package: &str) -> Result<Database, Failure> {
    let failed = |error| {
        Failure::new(
            format!("cannot build `{package}`: {error}"),
            "install cargo, or set DATABASE_URL to use a server",
        )
    };
    let mut build = cargo();
    build.args(["build", "--quiet", "--manifest-path"]).arg(manifest);
    let status = build.spawn().and_then(|child| wait(child, package)).map_err(failed)?;
    if !status.success() {
        return Err(Failure::new(
            format!("`{package}` does not build, so its embedded database cannot be used"),
            "fix it, or set DATABASE_URL to use a server",
        ));
    }
    let mut lender = cargo();
    lender.args(["run", "--quiet", "--manifest-path"]).arg(manifest).args(["--", "lend", "--wait"]);
    lender.arg(common.connect.wait.to_string());
    Ok(runner::__private::borrow(lender, &common.connect).await?)
}

/// Whether the migration crate is built with the embedded server. Checked before building, because a build takes a
/// while.
fn can_lend(manifest: &Path) -> bool {
    let mut metadata = cargo();
    metadata.args(["metadata", "--format-version", "1", "--manifest-path"]).arg(manifest);
    let Ok(output) = metadata.output() else { return false };
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    list(&metadata["resolve"]["nodes"]).iter().any(|node| {
        node["id"].as_str().is_some_and(|id| id.contains("autogen-runner"))
            && list(&node["features"]).iter().any(|it| it == "embedded")
    })
}
