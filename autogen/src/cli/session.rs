//! What every command begins with: the settings, the entities, the lock, an open database that is up to date.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
    process::Stdio,
    sync::Arc,
};

use runner::Database;
use sqlx::{PgConnection, Postgres, pool::PoolConnection};

use super::{
    args::Common,
    cargo::cargo,
    questions::Answers,
    report::{self, Colors, Failure},
    settings::Settings,
};
use crate::{
    entity, lock,
    pipeline::{self, Comparison, Request},
    schema::{diagnostic::Severity, stated},
    write,
};

/// What a session is for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Purpose<'a> {
    /// To look: a list of migrations that is not understood does not hinder.
    Look,
    /// To write this migration.
    Write { module: &'a str },
}

/// An open database with everything that is compared with it.
pub(super) struct Session {
    pub(super) settings: Settings,
    pub(super) database: Database,
    pub(super) connection: PoolConnection<Postgres>,
    pub(super) default_schema: String,
    /// The migrations of the list, in its order.
    pub(super) registered: Vec<String>,
    pub(super) entities: stated::Schema,
    pub(super) lock: stated::Schema,
    sources: Arc<BTreeMap<PathBuf, String>>,
}

impl Session {
    /// Opens a session.
    ///
    /// # Errors
    /// Where an entity cannot be read, the database cannot be reached, or it is behind the migration files.
    pub(super) async fn open(
        common: &Common,
        purpose: Purpose<'_>,
        colors: Colors,
    ) -> Result<Self, Failure> {
        let settings = Settings::load(common)?;
        write::recover(&settings.migration)?;
        let registered = registered(&settings.migration, purpose)?;
        let lock = lock::read(&settings.migration.migration_dir)?;
        let mut database = runner::connect(&common.connect).await?;
        let mut connection = database.acquire().await?;
        let default_schema = pipeline::default_schema(&mut connection).await?;
        let reading = entity::read(&entity::Options {
            roots: settings.entities.clone(),
            default_schema: default_schema.clone(),
            types: settings.types.clone(),
            features: entity::Features::Default,
        });
        let sources = Arc::new(reading.sources);
        if reading.diagnostics.iter().any(|it| it.severity == Severity::Error) {
            return Err(Failure::of(reading.diagnostics, &sources));
        }
        if !common.quiet {
            report::diagnostics(&reading.diagnostics, &sources, colors);
        }
        let pending = match pending(&mut connection, &registered).await {
            Err(error) if is_denied(&error) => unknown(&error, purpose)?,
            pending => pending?,
        };
        if !pending.is_empty() {
            if !database.is_embedded() {
                return Err(behind(&pending, &settings));
            }
            drop(connection);
            database.close().await;
            catch_up(&settings, pending.len())?;
            database = runner::connect(&common.connect).await?;
            connection = database.acquire().await?;
        }
        Ok(Self {
            settings,
            database,
            connection,
            default_schema,
            registered,
            entities: reading.schema,
            lock,
            sources,
        })
    }

    /// Compares, with what is answered for the questions that a comparison raises.
    pub(super) async fn compare(&mut self, answers: &Answers) -> Result<Comparison, Failure> {
        let mut entities = self.entities.clone();
        let renames = answers.state(&mut entities, &self.default_schema)?;
        let request = Request {
            entities: &entities,
            lock: &self.lock,
            scope: self.settings.scope,
            default_schema: &self.default_schema,
            schemas: &self.settings.schemas,
        };
        let comparison = pipeline::compare(&mut self.connection, request).await;
        let mut comparison =
            comparison.map_err(|error| Failure::comparing(error, &self.sources))?;
        answers.settle(&renames, &mut comparison)?;
        Ok(comparison)
    }

    pub(super) async fn close(self) {
        drop(self.connection);
        self.database.close().await;
    }
}

/// The migrations in their order. Where the list is not understood, only their files tell.
fn registered(target: &write::Target, purpose: Purpose<'_>) -> Result<Vec<String>, Failure> {
    match (target.registered(), purpose) {
        (Err(error @ write::Error::Register { .. }), Purpose::Look) => {
            eprintln!("warning: {error}; going by the names of the files instead\n");
            Ok(target.files()?)
        }
        (Err(write::Error::Register { list, mut source }), Purpose::Write { module }) => {
            source.module = Some(module.to_owned());
            let failure = Failure::from(write::Error::Register { list, source });
            Err(failure.help(format!("nothing was written; `--dry-run` prints the migration, to be saved as `{module}.rs`")))
        }
        (registered, _) => Ok(registered?),
    }
}

/// Registered migrations that the database has not had.
async fn pending(
    connection: &mut PgConnection,
    registered: &[String],
) -> Result<Vec<String>, sqlx::Error> {
    let exists: bool = sqlx::query_scalar("SELECT to_regclass('seaql_migrations') IS NOT NULL")
        .fetch_one(&mut *connection)
        .await?;
    let applied: BTreeSet<String> = if exists {
        let applied: Vec<String> = sqlx::query_scalar("SELECT version FROM seaql_migrations")
            .fetch_all(connection)
            .await?;
        applied.into_iter().collect()
    } else {
        BTreeSet::new()
    };
    Ok(registered.iter().filter(|name| !applied.contains(*name)).cloned().collect())
}

/// Whether the role lacks a right (SQLSTATE `insufficient_privilege`).
fn is_denied(error: &sqlx::Error) -> bool {
    error.as_database_error().and_then(|it| it.code()).is_some_and(|code| code == "42501")
}

/// Nothing pending that is known of: enough to look, not to write what follows on it.
fn unknown(error: &sqlx::Error, purpose: Purpose<'_>) -> Result<Vec<String>, Failure> {
    let message =
        error.as_database_error().map_or_else(|| error.to_string(), |it| it.message().to_owned());
    match purpose {
        Purpose::Look => {
            eprintln!("warning: {message}; whether the database is up to date is not known\n");
            Ok(Vec::new())
        }
        Purpose::Write { .. } => {
            Err(Failure::new(format!("whether the database is up to date is not known: {message}"))
                .help("grant the role SELECT on the table `seaql_migrations`"))
        }
    }
}

fn behind(pending: &[String], settings: &Settings) -> Failure {
    let n_pending = pending.len();
    let migrations = if n_pending == 1 { "migration is" } else { "migrations are" };
    let shown = pending.iter().take(3).cloned().collect::<Vec<_>>().join("`, `");
    let more = if n_pending > 3 { " …" } else { "" };
    let package = settings.migration_package();
    Failure::new(format!(
        "target database is not up to date: {n_pending} {migrations} pending (`{shown}`{more})"
    ))
    .help(format!("run `cargo run -p {package} -- up`, then try again"))
}

/// Applies what is pending to the embedded database, which is nobody else's.
fn catch_up(settings: &Settings, n_pending: usize) -> Result<(), Failure> {
    let manifest = settings.migration.migration_dir.join("Cargo.toml");
    let migrations = if n_pending == 1 { "migration" } else { "migrations" };
    eprintln!("The embedded database is {n_pending} {migrations} behind; bringing it up to date.");
    let mut command = cargo();
    command.args(["run", "--quiet", "--manifest-path"]).arg(&manifest).args(["--", "up"]);
    let output = command.stdin(Stdio::null()).output().map_err(|error| {
        Failure::new(format!(
            "cannot run `cargo run --manifest-path {} -- up`: {error}",
            manifest.display()
        ))
    })?;
    if output.status.success() {
        return Ok(());
    }
    eprint!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    Err(Failure::new("the embedded database could not be brought up to date")
        .help("mend the migration above, or delete `.postgres/` to start with an empty database"))
}
