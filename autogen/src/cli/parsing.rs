//! Reads the entities while the database is queried: parsing keeps one core busy, the server another.

use std::{
    path::PathBuf,
    sync::mpsc,
    time::{Duration, Instant},
};

use tokio::{
    sync::oneshot,
    task::{JoinHandle, spawn_blocking},
};

use super::settings::Settings;
use crate::entity::{self, Reading};

/// A reading in progress.
pub(super) struct Parsing {
    default_schema: mpsc::Sender<String>,
    reading: JoinHandle<Reading>,
}

/// Notifies when all files are parsed. Parsing uses every core; what follows uses one.
pub(super) struct Parsed(oneshot::Receiver<()>);

impl Parsed {
    /// Then runs this on a free core.
    pub(super) async fn then<T: Send + 'static>(
        self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> T {
        // A reading that failed reports that itself.
        let _ = self.0.await;
        finished(spawn_blocking(work)).await
    }
}

/// The folder of the migrations, if it is part of a crate with entities.
fn migrations_in(settings: &Settings) -> Vec<PathBuf> {
    let folder = &settings.migration.migration_dir;
    let is_part = |root: &PathBuf| folder != root && folder.starts_with(root);
    settings.entities.iter().find(|it| is_part(it)).map(|_| folder.clone()).into_iter().collect()
}

impl Parsing {
    pub(super) fn start(settings: &Settings) -> (Self, Parsed) {
        let options = entity::Options { without: migrations_in(settings), ..settings.reading("") };
        let (default_schema, known) = mpsc::channel();
        let (sender, parsed) = oneshot::channel();
        // If the sender is gone, nobody waits for the reading either.
        let reading = move || {
            let started = Instant::now();
            let mut waited = Duration::ZERO;
            let known = || {
                // Nobody may be waiting.
                let _ = sender.send(());
                let parsed = Instant::now();
                let known = known.recv().unwrap_or_default();
                waited = parsed.elapsed();
                known
            };
            let reading = entity::read_while(&options, known);
            tracing::info!(
                "read {} tables and {} enums from {} files: {:.1?}",
                reading.schema.tables.len(),
                reading.schema.enums.len(),
                reading.sources.len(),
                started.elapsed().saturating_sub(waited)
            );
            reading
        };
        (Self { default_schema, reading: spawn_blocking(reading) }, Parsed(parsed))
    }

    /// Sends what the reading needs besides the source.
    pub(super) fn tell(&self, default_schema: &str) {
        // A reading that is gone reports that itself.
        let _ = self.default_schema.send(default_schema.to_owned());
    }

    pub(super) async fn done(self) -> Reading {
        finished(self.reading).await
    }
}

/// The result of the work. If it panicked, so does the caller.
pub(super) async fn finished<T>(work: JoinHandle<T>) -> T {
    match work.await {
        Ok(done) => done,
        Err(error) => match error.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            Err(error) => unreachable!("nobody calls it off: {error}"),
        },
    }
}
