//! One running server: its data, its port, and its end.

use std::fs::{self, File};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use super::Installation;
use super::account::Account;
use crate::command::output;

/// How long a start may take on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);

/// Everybody on this machine is let in, except one role on which passwords are tested.
const HBA: &str = "\
host all with_password 127.0.0.1/32 scram-sha-256
host all with_password ::1/128 scram-sha-256
host all all 127.0.0.1/32 trust
host all all ::1/128 trust
";

/// The data lives for minutes, so speed is worth more than surviving a crash. A schema of thousands of tables in one
/// transaction needs more locks than the default allows. If the machine has no IPv6, Postgres warns and starts without it.
const SETTINGS: [&str; 12] = [
    "unix_socket_directories=",
    "listen_addresses=127.0.0.1,::1",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=200",
    "max_locks_per_transaction=512",
    "shared_buffers=64MB",
    "checkpoint_timeout=1h",
    "max_wal_size=512MB",
    "jit=off",
    "timezone=UTC",
];

pub(crate) struct Cluster {
    name: String,
    directory: PathBuf,
    port: u16,
    server: Child,
}

/// Creates the data of a server below `parent`.
pub(crate) fn initialise(
    installation: &Installation,
    parent: &Path,
    account: &Account,
) -> Result<PathBuf> {
    let directory = parent.join(&installation.name);
    let mut initdb = account.command(&installation.bin.join("initdb"));
    initdb.args([
        "--username=postgres",
        "--auth=trust",
        "--encoding=UTF8",
        "--locale=C",
        "--no-sync",
        "--pgdata",
    ]);
    // Postgres looks up the working directory, which the account may not be allowed to enter.
    output(initdb.arg(&directory).current_dir(parent))?;
    fs::write(directory.join("pg_hba.conf"), HBA).context("writing pg_hba.conf")?;
    Ok(directory)
}

impl Cluster {
    pub(crate) fn start(
        installation: &Installation,
        directory: PathBuf,
        account: &Account,
    ) -> Result<Self> {
        let port = free_port()?;
        let log =
            File::create(directory.with_extension("log")).context("creating the server's log")?;
        let mut postgres = account.bound_command(&installation.bin.join("postgres"));
        postgres.arg("-D").arg(&directory).args(["-p", &port.to_string()]);
        for setting in SETTINGS {
            postgres.args(["-c", setting]);
        }
        let server = postgres
            .current_dir(&directory)
            .stdin(Stdio::null())
            .stdout(log.try_clone().context("the server's log")?)
            .stderr(log)
            .spawn()
            .with_context(|| format!("PostgreSQL {} does not start", installation.name))?;
        Ok(Self { name: installation.name.clone(), directory, port, server })
    }

    pub(crate) fn address(&self) -> String {
        format!("{}=postgres://postgres@127.0.0.1:{}/postgres", self.name, self.port)
    }

    pub(crate) fn wait_until_ready(&mut self) -> Result<()> {
        let start = Instant::now();
        while !self.is_ready() {
            if let Some(status) = self.server.try_wait()? {
                bail!("PostgreSQL {} ended at its start ({status}):\n{}", self.name, self.log());
            }
            if start.elapsed() > PATIENCE {
                bail!(
                    "PostgreSQL {} is not ready after {} s:\n{}",
                    self.name,
                    PATIENCE.as_secs(),
                    self.log()
                );
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }

    /// Like `pg_ctl`: the eighth line of the file is the server's state.
    fn is_ready(&self) -> bool {
        let state = fs::read_to_string(self.directory.join("postmaster.pid")).unwrap_or_default();
        state.lines().nth(7).is_some_and(|line| line.trim() == "ready")
    }

    fn log(&self) -> String {
        fs::read_to_string(self.directory.with_extension("log")).unwrap_or_default()
    }
}

impl Drop for Cluster {
    /// SIGINT is a fast shutdown: clients are disconnected, and every child process ends.
    fn drop(&mut self) {
        let _ = Command::new("kill").args(["-INT", &self.server.id().to_string()]).status();
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(10) {
            if !matches!(self.server.try_wait(), Ok(None)) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).context("no free port")?;
    Ok(listener.local_addr()?.port())
}
