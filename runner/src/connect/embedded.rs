//! The embedded Postgres: a server inside this process, its data in the workspace's `.postgres/`.
//!
//! It serves one connection at a time and one process at a time. A lock file in the directory keeps others out; the
//! operating system releases it when the process ends, however it ends.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use pglite_oxide::{Pglite, PglitePaths, PgliteServer, extensions};
use sea_orm::sqlx::postgres::PgConnectOptions;

use super::args::Notices;
use super::error::{ConnectError, Waited};
use super::workspace;

/// The directory below the workspace's root.
const DIRECTORY: &str = ".postgres";
/// What `CREATE EXTENSION` finds: pgvector, and of the contrib modules those that schemas are built with. Each one
/// costs milliseconds at every start.
const EXTENSIONS: [extensions::Extension; 14] = [
    extensions::VECTOR,
    extensions::BTREE_GIN,
    extensions::BTREE_GIST,
    extensions::CITEXT,
    extensions::CUBE,
    extensions::EARTHDISTANCE,
    extensions::FUZZYSTRMATCH,
    extensions::HSTORE,
    extensions::INTARRAY,
    extensions::ISN,
    extensions::LTREE,
    extensions::PG_TRGM,
    extensions::TABLEFUNC,
    extensions::UNACCENT,
];
/// How long dropping waits for the server to write its checkpoint.
const DROP_PATIENCE: Duration = Duration::from_secs(5);

/// The running server and the lock on its directory.
#[derive(Debug)]
pub(super) struct Server {
    directory: PathBuf,
    running: Option<(PgliteServer, File)>,
}

/// Starts the server, waiting where another process uses its data.
pub(super) async fn start(
    wait: Duration,
    notices: Notices,
) -> Result<(Server, PgConnectOptions), ConnectError> {
    let here = std::env::current_dir().unwrap_or_default();
    let directory = workspace::root(&here).join(DIRECTORY);
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
    pub(super) fn target(&self) -> String {
        format!("the embedded Postgres in {}", self.directory.display())
    }

    /// Ends the server once its client is gone.
    pub(super) async fn stop(mut self) {
        let Some((server, lock)) = self.running.take() else { return };
        let ended = tokio::task::spawn_blocking(move || end(server, &lock)).await;
        if let Err(error) = ended {
            tracing::warn!("the embedded Postgres did not end cleanly: {error}");
        }
    }
}

impl Drop for Server {
    /// A client that is still connected would keep the server busy for ever, and the data survives a hard stop; so
    /// the wait is bounded.
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
        tracing::warn!("the embedded Postgres did not end cleanly: {error:#}");
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
    let mut told = false;
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
        if !told {
            told = true;
            notices.say(&format!("Waiting up to {} s: {busy}", wait.as_secs()));
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// Extensions are put where `CREATE EXTENSION` finds them, and not created: whether a database has one is for its
/// migrations to say. The library's own switch creates them at every connection.
fn serve(directory: &Path) -> Result<PgliteServer, String> {
    let say = |error: &dyn std::fmt::Display| format!("{error:#}");
    let server = PgliteServer::builder()
        .path(directory)
        .database("postgres")
        .start()
        .map_err(|e| say(&e))?;
    Pglite::preload_extensions(EXTENSIONS).map_err(|e| say(&e))?;
    let paths = PglitePaths::with_root(directory);
    for name in EXTENSIONS.map(extensions::Extension::sql_name) {
        let archive = pglite_oxide_assets::extension_archive(name)
            .ok_or_else(|| format!("no extension {name}"))?;
        pglite_oxide::install_extension_bytes(&paths, archive).map_err(|e| say(&e))?;
    }
    Ok(server)
}
