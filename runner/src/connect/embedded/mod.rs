//! The embedded Postgres: a server inside this process, its data in the workspace's `.postgres/`.
//!
//! It serves one connection and one process at a time. A lock file in the directory keeps others out; the operating
//! system releases it when the process ends, however it ends.

mod equip;

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use pglite_oxide::PgliteServer;
use sea_orm::sqlx::postgres::PgConnectOptions;

use super::args::Notices;
use super::error::{ConnectError, Waited};

/// The directory below the workspace's root.
const DIRECTORY: &str = ".postgres";
/// How long to wait on drop for the server to write its checkpoint.
const DROP_PATIENCE: Duration = Duration::from_secs(5);

/// The running server and the lock on its directory.
#[derive(Debug)]
pub(crate) struct Server {
    directory: PathBuf,
    running: Option<(PgliteServer, File)>,
}

/// Starts the server, and waits if another process uses its data.
pub(super) async fn start(
    wait: Duration,
    notices: Notices,
) -> Result<(Server, PgConnectOptions), ConnectError> {
    let here = std::env::current_dir().unwrap_or_default();
    let directory = crate::workspace::root(&here).join(DIRECTORY);
    let failed = |reason: String| ConnectError::Embedded {
        directory: directory.display().to_string(),
        reason,
    };
    if !directory.exists() {
        notices.say(&format!(
            "No database is configured, so the embedded Postgres in {} is used.\n\
             To use a server, set DATABASE_URL=postgres://USER:PASSWORD@HOST/DATABASE, here or in `.env`.",
            directory.display()
        ));
    }
    create(&directory).map_err(|error| failed(error.to_string()))?;
    let lock = lock(&directory, wait, notices).await?;
    let path = directory.clone();
    let server = tokio::task::spawn_blocking(move || serve(&path))
        .await
        .map_err(|error| failed(error.to_string()))?
        .map_err(|error| failed(error.clone()))?;
    let options = server
        .database_url()
        .parse::<PgConnectOptions>()
        .map_err(|error| failed(error.to_string()))?;
    Ok((Server { directory, running: Some((server, lock)) }, options))
}

impl Server {
    pub(crate) fn address(&self) -> String {
        format!("the embedded Postgres in {}", self.directory.display())
    }

    /// Its address.
    pub(crate) fn url(&self) -> String {
        self.running.as_ref().map(|(server, _)| server.database_url()).unwrap_or_default()
    }

    /// Stops the server after its client disconnects.
    pub(crate) async fn stop(mut self) {
        let Some((server, lock)) = self.running.take() else { return };
        let ended = tokio::task::spawn_blocking(move || end(server, &lock)).await;
        if let Err(error) = ended {
            tracing::warn!("the embedded Postgres did not shut down cleanly: {error}");
        }
    }
}

impl Drop for Server {
    /// A connected client would keep the server busy forever. The data survives a hard stop, so the wait is bounded.
    fn drop(&mut self) {
        let Some((server, lock)) = self.running.take() else { return };
        let (done, ended) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            end(server, &lock);
            let _ = done.send(());
        });
        let _ = ended.recv_timeout(DROP_PATIENCE);
    }
}

fn end(server: PgliteServer, lock: &File) {
    if let Err(error) = server.shutdown() {
        tracing::warn!("the embedded Postgres did not shut down cleanly: {error:#}");
    }
    let _ = lock.unlock();
}

fn create(directory: &Path) -> std::io::Result<()> {
    fs::create_dir_all(directory)?;
    let ignore = directory.join(".gitignore");
    if ignore.exists() { Ok(()) } else { fs::write(ignore, "*\n") }
}

async fn lock(directory: &Path, wait: Duration, notices: Notices) -> Result<File, ConnectError> {
    let shown = || directory.display().to_string();
    let failed = |error: std::io::Error| ConnectError::Embedded {
        directory: shown(),
        reason: error.to_string(),
    };
    let path = directory.join("lock");
    let file =
        File::options().create(true).truncate(false).write(true).open(path).map_err(failed)?;
    let start = Instant::now();
    let mut has_said = false;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::Error(error)) => return Err(failed(error)),
            Err(TryLockError::WouldBlock) => {}
        }
        let busy =
            ConnectError::EmbeddedBusy { directory: shown(), waited: Waited(start.elapsed()) };
        if start.elapsed() >= wait {
            return Err(busy);
        }
        if !has_said {
            has_said = true;
            notices.say(&format!("Waiting up to {} s: {busy}", wait.as_secs()));
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

fn serve(directory: &Path) -> Result<PgliteServer, String> {
    let server = PgliteServer::builder()
        .path(directory)
        .database("postgres")
        // The default suffices for some hundred tables in one transaction, and a first migration may create more.
        .postgres_config("max_locks_per_transaction", "1024")
        .start()
        .map_err(|error| format!("{error:#}"))?;
    equip::equip(directory)?;
    Ok(server)
}
