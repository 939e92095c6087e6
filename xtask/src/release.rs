//! `cargo xtask release`: what is to be filled in before a release, the order of publication, and the archives that `cargo
//! binstall` fetches. It publishes nothing.

use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context as _, Result, ensure};
use clap::Subcommand;

use crate::command::{cargo, output, succeed, target_directory, workspace};

/// The published packages and their folders, each after those that it needs.
pub(crate) const PUBLISHED: [(&str, &str); 5] = [
    ("autogen-lexer", "lexer"),
    ("autogen-page", "page"),
    ("autogen-derive", "autogen/derive"),
    ("autogen-runner", "runner"),
    ("autogen", "autogen"),
];

/// No address ends like this (RFC 2606), so it stands for one that is not known yet.
const UNKNOWN: &str = ".invalid";

/// The program in an archive.
const PROGRAM: &str = "autogen";

#[derive(Subcommand)]
pub(crate) enum Release {
    /// List what is still to be filled in, and fail if there is anything
    Check,
    /// Print the packages in the order in which they can be published
    Order,
    /// Build the program, and pack it for `cargo binstall` into `target/release-archives`
    Archive {
        /// The target triple [default: this machine's]
        #[arg(long)]
        target: Option<String>,
    },
}

pub(crate) fn run(release: Release) -> Result<ExitCode> {
    match release {
        Release::Check => check(),
        Release::Order => {
            for (package, _) in PUBLISHED {
                println!("{package}");
            }
            Ok(ExitCode::SUCCESS)
        }
        Release::Archive { target } => archive(target),
    }
}

/// The arguments that name the published packages.
pub(crate) fn packages() -> impl Iterator<Item = &'static str> {
    PUBLISHED.iter().flat_map(|(package, _)| ["-p", package])
}

fn check() -> Result<ExitCode> {
    let open = unfilled(&workspace())?;
    if open.is_empty() {
        println!("Nothing is to be filled in: {} can be released.", version(&workspace())?);
        return Ok(ExitCode::SUCCESS);
    }
    println!("To be filled in before a release (RELEASING.md says how):");
    for it in open {
        println!("  {it}");
    }
    Ok(ExitCode::FAILURE)
}

/// What is still to be filled in, with its place.
fn unfilled(root: &Path) -> Result<Vec<String>> {
    let mut open = Vec::new();
    let manifests = PUBLISHED.iter().map(|(_, folder)| format!("{folder}/Cargo.toml"));
    let manifests: Vec<String> = manifests.chain(["Cargo.toml".to_owned()]).collect();
    for file in &manifests {
        let text = read(root, file)?;
        for (at, line) in text.lines().enumerate().filter(|(_, it)| !it.starts_with('#')) {
            if line.contains(UNKNOWN) || line.trim() == "publish = false" && file != "Cargo.toml" {
                open.push(format!("{file}:{}: {}", at + 1, line.trim()));
            }
        }
    }
    let version = version(root)?;
    if !read(root, "CHANGELOG.md")?.lines().any(|it| it.starts_with(&format!("## {version}"))) {
        open.push(format!("CHANGELOG.md: there is no heading `## {version}`"));
    }
    Ok(open)
}

fn archive(target: Option<String>) -> Result<ExitCode> {
    let target = if let Some(target) = target {
        target
    } else {
        let told = output(Command::new("rustc").arg("-vV"))?;
        let host = told.lines().find_map(|it| it.strip_prefix("host: "));
        host.context("`rustc -vV` names no host")?.to_owned()
    };
    let build = ["build", "--release", "-p", "autogen", "--features", "embedded", "--target"];
    succeed(cargo().args(build).arg(&target))?;
    let root = workspace();
    let programs = target_directory().join(&target).join("release");
    ensure!(programs.join(PROGRAM).is_file(), "there is no program in {}", programs.display());
    let folder = target_directory().join("release-archives");
    fs::create_dir_all(&folder)?;
    let archive = folder.join(name(&version(&root)?, &target));
    let mut tar = Command::new("tar");
    tar.arg("--create").arg("--gzip").arg("--file").arg(&archive);
    tar.arg("--directory").arg(&programs).arg(PROGRAM);
    tar.arg("--directory").arg(&root).args(["LICENSE-APACHE", "LICENSE-MIT"]);
    succeed(&mut tar)?;
    println!("{}", archive.display());
    Ok(ExitCode::SUCCESS)
}

/// The name of an archive, as `pkg-url` in the program's manifest has it.
fn name(version: &str, target: &str) -> String {
    format!("{PROGRAM}-{target}-v{version}.tgz")
}

fn version(root: &Path) -> Result<String> {
    value(&read(root, "Cargo.toml")?, "version").context("the root manifest has no `version`")
}

/// The string that a line of a manifest assigns.
pub(crate) fn value(manifest: &str, key: &str) -> Option<String> {
    let mut lines = manifest.lines();
    let line = lines.find_map(|it| it.strip_prefix(key)?.trim_start().strip_prefix('='))?;
    Some(line.trim().trim_matches('"').to_owned())
}

fn read(root: &Path, file: &str) -> Result<String> {
    fs::read_to_string(root.join(file)).with_context(|| format!("cannot read {file}"))
}

#[cfg(test)]
mod tests {
    use super::{PUBLISHED, name, read, unfilled, value, version};
    use crate::command::workspace;

    /// `cargo binstall` fetches what `archive` packs.
    #[test]
    fn the_archive_is_where_binstall_looks_for_it() {
        let root = workspace();
        let manifest = read(&root, "autogen/Cargo.toml").expect("the manifest");
        let url = value(&manifest, "pkg-url").expect("a URL");
        let version = version(&root).expect("a version");
        let url = url.replace("{ version }", &version).replace("{ target }", "a-b-c");
        let path = format!("{{ repo }}/releases/download/v{version}/");
        assert_eq!(url.strip_prefix(&path), Some(&*name(&version, "a-b-c")));
    }

    #[test]
    fn every_published_package_stands_alone() {
        let root = workspace();
        for (package, folder) in PUBLISHED {
            let manifest = read(&root, &format!("{folder}/Cargo.toml")).expect("a manifest");
            let has = |line: &str| assert!(manifest.contains(line), "{package} lacks `{line}`");
            has("readme = \"README.md\"");
            has("repository.workspace = true");
            has("homepage.workspace = true");
            has("[package.metadata.docs.rs]");
            let readme = read(&root, &format!("{folder}/README.md")).expect("a page");
            for link in readme.split("](").skip(1) {
                let link = link.split(')').next().unwrap_or_default();
                assert!(link.starts_with("https://"), "{folder}/README.md: `{link}` is relative");
            }
        }
    }

    #[test]
    fn what_is_unknown_is_found() {
        let found = unfilled(&workspace()).expect("the manifests");
        let root = read(&workspace(), "Cargo.toml").expect("the manifest");
        let is_unknown = |it: &&str| it.contains(".invalid") && !it.starts_with('#');
        let n_unknown = root.lines().filter(is_unknown).count();
        assert!(found.len() >= n_unknown, "{found:?}");
    }
}
