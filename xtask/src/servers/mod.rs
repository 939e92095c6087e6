//! Throw-away Postgres servers: provisioned under `target/`, started for one run, gone afterwards.
//!
//! 16 and 18 with pgvector, 17 with the contrib modules, and 17 with `TimescaleDB`. If one cannot be provisioned, that is
//! an error and never a skipped test.

mod account;
mod cluster;
mod timescale;
mod wheel;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use anyhow::{Context as _, Result};

use self::account::Account;
use self::cluster::Cluster;
use self::timescale::Timescale;
use crate::command::output;

/// How many megabytes the servers' data may take: at most `max_wal_size` each, and the databases of a few tests.
const ROOM: u64 = 4096;

/// The running servers. Dropping stops them and deletes their data.
pub(crate) struct Servers {
    clusters: Vec<Cluster>,
    timescale: Timescale,
    installations: Vec<Installation>,
    // After the servers, whose data it contains.
    _data: DataDirectory,
}

/// A server that can be started.
struct Installation {
    /// `16`, `18`, `contrib-17`: the names that the tests use.
    name: String,
    bin: PathBuf,
}

impl Servers {
    pub(crate) fn start() -> Result<Self> {
        let account = Account::choose()?;
        let home = home(&account)?;
        let lock = wheel::lock(&home)?;
        let installations = wheel::install(&home).context("the servers are not provisioned")?;
        let timescale = Timescale::start(&home).context("TimescaleDB is not provisioned")?;
        drop(lock);
        let data = memory(&account).unwrap_or_else(|| home.join("data"));
        let data = DataDirectory::create(&data, &account)?;
        let initialised = thread::scope(|scope| {
            let threads: Vec<_> = installations
                .iter()
                .map(|installation| {
                    scope.spawn(|| cluster::initialise(installation, &data.path, &account))
                })
                .collect();
            threads
                .into_iter()
                .map(|thread| thread.join().expect("initdb thread"))
                .collect::<Result<Vec<_>>>()
        })?;
        // Started from this thread: each ends with the thread that started it.
        let mut clusters = Vec::new();
        for (installation, directory) in installations.iter().zip(initialised) {
            clusters.push(Cluster::start(installation, directory, &account)?);
        }
        for cluster in &mut clusters {
            cluster.wait_until_ready()?;
        }
        Ok(Self { clusters, timescale, installations, _data: data })
    }

    /// The directory of the programs of the server with that name.
    pub(crate) fn bin(&self, name: &str) -> Option<&Path> {
        let found = self.installations.iter().find(|it| it.name == name);
        found.map(|installation| installation.bin.as_path())
    }

    /// `16=postgres://…;18=postgres://…;contrib-17=postgres://…;timescale-17=postgres://…`
    pub(crate) fn addresses(&self) -> String {
        let all = self.clusters.iter().map(Cluster::address).chain([self.timescale.address()]);
        all.collect::<Vec<_>>().join(";")
    }
}

fn target() -> Result<PathBuf> {
    let program = std::env::current_exe().context("where this program is")?;
    let target = program.ancestors().nth(2).context("this program is not in a target directory")?;
    Ok(target.to_owned())
}

/// `target/`, or a temporary directory if the servers' account cannot enter `target/`.
fn home(account: &Account) -> Result<PathBuf> {
    let target = target()?;
    let preferred = target.join("servers");
    fs::create_dir_all(&preferred).with_context(|| format!("creating {}", preferred.display()))?;
    if account.can_enter(&preferred) {
        return Ok(preferred);
    }
    let fallback = beside(&std::env::temp_dir(), &target);
    fs::create_dir_all(&fallback).with_context(|| format!("creating {}", fallback.display()))?;
    Ok(fallback)
}

/// A directory for data in memory, if there is room for it: a test creates and drops several databases, and most of that is
/// writing and deleting files.
fn memory(account: &Account) -> Option<PathBuf> {
    let shared = Path::new("/dev/shm");
    let mut df = Command::new("df");
    let free = output(df.args(["--block-size=M", "--output=avail"]).arg(shared)).ok()?;
    let free: u64 = free.lines().last()?.trim().trim_end_matches('M').parse().ok()?;
    if free < ROOM {
        return None;
    }
    let directory = beside(shared, &target().ok()?);
    fs::create_dir_all(&directory).ok()?;
    account.can_enter(&directory).then_some(directory)
}

/// One for each target directory, so that two checkouts do not clean up after each other.
fn beside(parent: &Path, target: &Path) -> PathBuf {
    let checksum = target
        .to_string_lossy()
        .bytes()
        .fold(5381_u64, |sum, byte| sum.wrapping_mul(33) ^ u64::from(byte));
    parent.join(format!("autogen-servers-{checksum:016x}"))
}

/// The data of one run.
struct DataDirectory {
    path: PathBuf,
}

impl DataDirectory {
    fn create(parent: &Path, account: &Account) -> Result<Self> {
        fs::create_dir_all(parent).with_context(|| format!("creating {}", parent.display()))?;
        remove_abandoned(parent);
        let path = parent.join(std::process::id().to_string());
        fs::create_dir(&path).with_context(|| format!("creating {}", path.display()))?;
        account.give(&path)?;
        Ok(Self { path })
    }
}

impl Drop for DataDirectory {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// A killed run leaves its data behind, named after a process that no longer exists.
fn remove_abandoned(parent: &Path) {
    for entry in fs::read_dir(parent).into_iter().flatten().flatten() {
        let alive = Path::new("/proc").join(entry.file_name()).exists();
        if Path::new("/proc/self").exists() && !alive {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}
