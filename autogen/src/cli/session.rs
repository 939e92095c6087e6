//! What every command begins with: the settings, the entities, the lock, an open database that is up to date.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
    process::Stdio,
    sync::Arc,
    time::Instant,
};

use runner::Database;
use sqlx::{PgConnection, Postgres, pool::PoolConnection};

use super::{
    answers::Answers,
    args::Common,
    cargo::cargo,
    database,
    graph::Graph,
    parsing::{self, Parsing},
    report::{self, Colors, Failure},
    settings::Settings,
};
use crate::{
    desired::{
        Scope,
        kept::{self, Kept},
    },
    lock,
    op::Rename,
    pipeline::{self, Aim, Catalog, Comparison, Request},
    schema::{
        Schema,
        diagnostic::{Diagnostic, Severity},
        stated,
    },
    write,
};

/// What a session is for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Purpose<'a> {
    /// To look: a list of migrations that is not understood does not hinder.
    Look,
    /// To look as if for the first time: without what is on record.
    Begin,
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
    /// Which of them follows which.
    pub(super) graph: Graph,
    pub(super) entities: Arc<stated::Schema>,
    pub(super) lock: stated::Schema,
    /// What the reader could not look at.
    pub(super) unseen: Vec<Diagnostic>,
    /// What the lock is to take for said: the entities, and what may still be said where nobody could look.
    pub(super) said: Arc<stated::Schema>,
    /// What was read of the database while the entities were.
    prefetched: Option<Catalog>,
    aim: Aim,
    has_warned: bool,
    /// What was said of the comparison before this one.
    noted: BTreeSet<String>,
    colors: Colors,
    quiet: bool,
    sources: Arc<BTreeMap<PathBuf, String>>,
    /// Patterns of `[ignore]` that match nothing that the entities say, or said.
    idle: Vec<String>,
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
        let mut settings = Settings::load(common)?;
        let (parsing, parsed) = Parsing::start(&settings);
        write::recover(&settings.migration)?;
        let registered = registered(&settings.migration, purpose)?;
        let graph = Graph::read(&settings.migration, &registered)?;
        if matches!(purpose, Purpose::Write { .. }) {
            graph.head()?;
        }
        let lock = lock::Text::load(&settings.migration.migration_dir)?;
        let schemas: Vec<_> =
            lock.schemas().into_iter().chain(settings.schemas.iter().cloned()).collect();
        let lock = tokio::spawn(parsed.then(|| lock.parse()));
        let started = Instant::now();
        let mut database = database::open(common, &settings).await?;
        tracing::info!(
            "connected to {}, PostgreSQL {}: {:.1?}",
            database.address,
            database.server_version(),
            started.elapsed()
        );
        let mut connection = database.acquire().await?;
        let default_schema = database.default_schema().to_owned();
        parsing.tell(&default_schema);
        let pending = pending(&mut connection, &registered).await;
        let prefetched = if pending.as_ref().is_ok_and(Vec::is_empty) {
            let names = pipeline::schemas_of([], &default_schema, &schemas);
            // What fails here fails again where it is needed.
            pipeline::read(&mut connection, names).await.ok()
        } else {
            None
        };
        let mut lock = parsing::finished(lock).await?;
        let reading = parsing.done().await;
        let sources = Arc::new(reading.sources);
        if reading.diagnostics.iter().any(|it| it.severity == Severity::Error) {
            return Err(Failure::of(reading.diagnostics, &sources));
        }
        let (unseen, said): (Vec<_>, Vec<_>) =
            reading.diagnostics.into_iter().partition(|it| it.severity == Severity::Unseen);
        if !common.quiet {
            report::diagnostics(&said, &sources, colors);
            report::unseen(&unseen);
        }
        let pending = match pending {
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
            database = database::open(common, &settings).await?;
            connection = database.acquire().await?;
        }
        if matches!(purpose, Purpose::Begin) {
            (settings.ignore, lock) = Default::default();
        }
        settings.ignore.default_schema.clone_from(&default_schema);
        let mut entities = reading.schema;
        entities.extensions.clone_from(&settings.extensions);
        settings.naming.apply(&mut entities);
        let mut idle = Vec::new();
        if !common.quiet {
            idle = settings.ignore.idle(&[&entities, &lock], &Schema::default());
        }
        settings.ignore.strip(&mut entities);
        settings.ignore.strip(&mut lock);
        let entities = Arc::new(entities);
        Ok(Self {
            settings,
            database,
            connection,
            default_schema,
            registered,
            graph,
            said: Arc::clone(&entities),
            entities,
            lock,
            unseen,
            prefetched,
            aim: if matches!(purpose, Purpose::Begin) { Aim::Difference } else { Aim::Way },
            has_warned: false,
            noted: BTreeSet::new(),
            colors,
            quiet: common.quiet,
            sources,
            idle,
        })
    }

    /// Compares, with what is answered for the questions that a comparison raises.
    pub(super) async fn compare(&mut self, answers: &Answers) -> Result<Comparison, Failure> {
        let mut entities = Arc::clone(&self.entities);
        let renames = answers.state(&mut entities, &self.default_schema)?;
        if self.settings.scope == Scope::Stated {
            let gone = |name: &_| answers.drops(name, &self.default_schema);
            let kept = kept::kept(&entities, &self.lock, &self.unseen, gone);
            self.said = Arc::clone(&self.entities);
            if !kept.is_empty() {
                kept.add_to(Arc::make_mut(&mut entities));
                kept.add_to(Arc::make_mut(&mut self.said));
            }
            if !self.quiet && !std::mem::replace(&mut self.has_warned, true) {
                tell(&kept, &self.unseen, &self.default_schema);
            }
        }
        let asked: Vec<Rename> = renames.iter().map(|(rename, _)| rename.clone()).collect();
        let request = Request {
            entities: &entities,
            lock: &self.lock,
            scope: self.settings.scope,
            ignore: &self.settings.ignore,
            default_schema: &self.default_schema,
            schemas: &self.settings.schemas,
            aim: self.aim,
            asked: &asked,
        };
        let prefetched = self.prefetched.take();
        let comparison = pipeline::compare_with(&mut self.connection, request, prefetched).await;
        let mut comparison =
            comparison.map_err(|error| Failure::comparing(error, &self.sources))?;
        let idle = self.settings.ignore.idle(&[], &comparison.database);
        for pattern in std::mem::take(&mut self.idle).iter().filter(|it| idle.contains(it)) {
            eprintln!("warning: `{pattern}` under [ignore] in autogen.toml matches nothing");
        }
        if !self.quiet {
            let mut notes = comparison.notes.clone();
            notes.retain(|it| !self.noted.contains(&it.message));
            self.noted.extend(notes.iter().map(|it| it.message.clone()));
            report::notes(&notes, &self.sources, self.colors);
        }
        answers.apply(&renames, &mut comparison)?;
        Ok(comparison)
    }

    pub(super) async fn close(self) {
        drop(self.connection);
        self.database.close().await;
    }
}

/// Says what is not taken away because something is not seen.
fn tell(kept: &Kept<'_>, unseen: &[Diagnostic], default_schema: &str) {
    let tables = kept.tables.iter().map(|(name, _)| {
        let name = name.relative_to(default_schema);
        (format!("the table `{name}`"), Some(format!("--drop {name}")))
    });
    let keys = kept.foreign_keys.iter().map(|(name, key)| {
        let name = name.relative_to(default_schema);
        (format!("the foreign key `{}` of `{name}`", key.name), None)
    });
    for (what, flag) in tables.chain(keys) {
        eprintln!(
            "warning: {what} stays: no entity says it any more, but not all of them are seen"
        );
        let places: Vec<_> = unseen.iter().take(3).map(|it| it.place.to_string()).collect();
        let more = if unseen.len() > 3 { " …" } else { "" };
        eprintln!("  help: not seen: {}{more}", places.join(", "));
        if let Some(flag) = flag {
            eprintln!("  help: {flag} drops it all the same");
        }
    }
}

/// The migrations in their order. Where the list is not understood, only their files tell.
fn registered(
    migrations: &write::MigrationCrate,
    purpose: Purpose<'_>,
) -> Result<Vec<String>, Failure> {
    match (migrations.registered(), purpose) {
        (Err(error @ write::Error::Register { .. }), Purpose::Look | Purpose::Begin) => {
            eprintln!("warning: {error}; going by the names of the files instead\n");
            Ok(migrations.files()?)
        }
        (Err(write::Error::Register { list, mut source }), Purpose::Write { module }) => {
            source.module = Some(module.to_owned());
            let error = write::Error::Register { list, source };
            Err(Failure::new(
                error.to_string(),
                format!(
                    "nothing was written; `--dry-run` prints the migration, to be saved as `{module}.rs`"
                ),
            ))
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
    error
        .as_database_error()
        .and_then(sqlx::error::DatabaseError::code)
        .is_some_and(|code| code == "42501")
}

/// Nothing pending that is known of: enough to look, not to write what follows on it.
fn unknown(error: &sqlx::Error, purpose: Purpose<'_>) -> Result<Vec<String>, Failure> {
    let message =
        error.as_database_error().map_or_else(|| error.to_string(), |it| it.message().to_owned());
    match purpose {
        Purpose::Look | Purpose::Begin => {
            eprintln!("warning: {message}; it is unknown whether the database is up to date\n");
            Ok(Vec::new())
        }
        Purpose::Write { .. } => Err(Failure::new(
            format!("it is unknown whether the database is up to date: {message}"),
            "grant the role SELECT on the table `seaql_migrations`",
        )),
    }
}

fn behind(pending: &[String], settings: &Settings) -> Failure {
    let n_pending = pending.len();
    let migrations = if n_pending == 1 { "migration is" } else { "migrations are" };
    let shown = pending.iter().take(3).cloned().collect::<Vec<_>>().join("`, `");
    let more = if n_pending > 3 { " …" } else { "" };
    let package = settings.migration_package();
    Failure::new(
        format!(
            "target database is not up to date: {n_pending} {migrations} pending (`{shown}`{more})"
        ),
        format!("run `cargo run -p {package} -- up`, then try again"),
    )
}

/// Applies what is pending to the embedded database, which is nobody else's.
fn catch_up(settings: &Settings, n_pending: usize) -> Result<(), Failure> {
    let manifest = settings.migration.manifest();
    let migrations = if n_pending == 1 { "migration" } else { "migrations" };
    eprintln!("The embedded database is {n_pending} {migrations} behind; bringing it up to date.");
    let mut command = cargo();
    command.args(["run", "--quiet", "--manifest-path"]).arg(&manifest).args(["--", "up"]);
    let output = command.stdin(Stdio::null()).output().map_err(|error| {
        let command = format!("cargo run --manifest-path {} -- up", manifest.display());
        Failure::system(&format!("cannot run `{command}`"), &error)
    })?;
    if output.status.success() {
        return Ok(());
    }
    eprint!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    Err(Failure::new(
        "the embedded database could not be brought up to date",
        "fix the migration above, or delete `.postgres/` to start with an empty database",
    ))
}
