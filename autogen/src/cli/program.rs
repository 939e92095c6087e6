//! The program that runs the migrations: which command people type, if there is one.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::settings::Settings;

/// What runs the migrations of a project.
pub(super) enum Program {
    /// A program of the migration crate with the commands of `autogen-runner`: `cargo run -p migration --`.
    Runner(String),
    /// The same with those of `sea-orm-migration`, which are fewer.
    SeaOrm(String),
    /// Something else, such as the application when it starts.
    Own,
}

impl Program {
    /// The only program of the migration crate whose `main` runs the commands of `autogen-runner` or
    /// `sea-orm-migration`.
    pub(super) fn of(settings: &Settings) -> Self {
        let manifest = settings.migration.manifest();
        let package = settings.migration_package();
        let programs = programs(&manifest, &package);
        let running: Vec<_> =
            programs.iter().filter_map(|(name, main)| Some((name, runs(main)?))).collect();
        let [(name, of)] = running.as_slice() else { return Self::Own };
        let bin = if programs.len() == 1 { String::new() } else { format!(" --bin {name}") };
        of(format!("cargo run -p {package}{bin} --"))
    }

    /// The command before its arguments, if there is one.
    pub(super) fn command(&self) -> Option<&str> {
        match self {
            Self::Runner(command) | Self::SeaOrm(command) => Some(command),
            Self::Own => None,
        }
    }

    /// How people apply what is pending, as an instruction.
    pub(super) fn up(&self) -> String {
        self.command().map_or_else(
            || "apply it as your program applies migrations".to_owned(),
            |command| format!("`{command} up`"),
        )
    }
}

/// The programs of a package, as cargo finds them: their names and files.
fn programs(manifest: &Path, package: &str) -> Vec<(String, PathBuf)> {
    let directory = manifest.parent().unwrap_or(Path::new(""));
    let text = fs::read_to_string(manifest).unwrap_or_default();
    let manifest: toml::Table = toml::from_str(&text).unwrap_or_default();
    let stated = manifest.get("bin").and_then(toml::Value::as_array);
    let mut programs: Vec<(String, PathBuf)> = Vec::new();
    for it in stated.into_iter().flatten() {
        let of = |key: &str| it.get(key).and_then(toml::Value::as_str).map(str::to_owned);
        let Some(name) = of("name") else { continue };
        let usual = [format!("src/bin/{name}.rs"), format!("src/bin/{name}/main.rs")];
        let usual = usual.into_iter().find(|it| directory.join(it).is_file());
        let path = of("path").or(usual).unwrap_or_else(|| "src/main.rs".to_owned());
        programs.push((name, directory.join(path)));
    }
    let mut found = vec![(package.to_owned(), directory.join("src/main.rs"))];
    for entry in fs::read_dir(directory.join("src/bin")).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        found.push((name, if path.is_dir() { path.join("main.rs") } else { path }));
    }
    found.retain(|(_, path)| {
        path.is_file()
            && path.extension().is_some_and(|it| it == "rs")
            && programs.iter().all(|(_, other)| other != path)
    });
    programs.extend(found);
    programs
}

/// Whose commands a program runs.
fn runs(main: &Path) -> Option<fn(String) -> Program> {
    let text = fs::read_to_string(main).ok()?;
    if text.contains("runner::main!") {
        Some(Program::Runner)
    } else {
        text.contains("run_cli").then_some(Program::SeaOrm)
    }
}
