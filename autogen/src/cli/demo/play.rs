//! Commands run in the copy and shown as a terminal would show them.

use std::{
    path::{Path, PathBuf},
    process::{Command, ExitStatus, Stdio},
};

use crate::cli::{
    cargo::{cargo, wait},
    report::Failure,
};

const MIGRATION: &str = "migration";

/// Where the commands run, and where cargo finds earlier builds.
pub(super) struct Stage<'a> {
    pub(super) copy: &'a Path,
    pub(super) build_directory: PathBuf,
}

impl Stage<'_> {
    /// Shows and runs this program, as it runs in the clone.
    pub(super) fn autogen(&self, arguments: &[&str]) -> Result<(), Failure> {
        let program = std::env::current_exe()
            .map_err(|error| Failure::system("this program is not found", &error))?;
        show("autogen", arguments, &mut self.at_home(Command::new(program)))
    }

    /// Builds the migrations, then shows and runs them. Output is shown as it is printed.
    pub(super) fn migration(&self, arguments: &[&str]) -> Result<(), Failure> {
        let build = self.cargo("build").spawn();
        let status = build.and_then(|child| wait(child, MIGRATION));
        succeeded(status, &format!("cargo build -p {MIGRATION}"))?;
        show(MIGRATION, arguments, self.cargo("run").arg("--"))
    }

    fn cargo(&self, command: &str) -> Command {
        let mut cargo = cargo();
        cargo.args([command, "--quiet", "--package", MIGRATION]);
        self.at_home(cargo)
    }

    /// Final programs go into the copy, intermediate results into the workspace's own directory. Nothing is compiled
    /// twice, and the workspace's programs stay unchanged.
    fn at_home(&self, mut command: Command) -> Command {
        command.current_dir(self.copy).stdin(Stdio::null());
        command.env("CARGO_TARGET_DIR", self.copy.join("target"));
        command.env("CARGO_BUILD_BUILD_DIR", &self.build_directory);
        // Only the embedded database is used.
        for (name, _) in std::env::vars_os() {
            let text = name.to_string_lossy();
            if text == "DATABASE_URL" || text.starts_with("PG") {
                command.env_remove(&name);
            }
        }
        command
    }
}

fn show(package: &str, arguments: &[&str], command: &mut Command) -> Result<(), Failure> {
    let shown = shown(package, arguments);
    println!("$ {shown}");
    succeeded(command.args(arguments).status(), &shown)?;
    println!();
    Ok(())
}

/// The command as a person types it.
fn shown(package: &str, arguments: &[&str]) -> String {
    let words = arguments.iter().map(|argument| {
        if argument.contains(' ') { format!(" \"{argument}\"") } else { format!(" {argument}") }
    });
    format!("cargo run -p {package} --{}", words.collect::<String>())
}

fn succeeded(status: std::io::Result<ExitStatus>, command: &str) -> Result<(), Failure> {
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Failure::new(
            format!("the step `{command}` failed ({status})"),
            "its output above says why",
        )),
        Err(error) => Err(Failure::system(&format!("`{command}` cannot be run"), &error)),
    }
}
