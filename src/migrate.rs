//! Before serving, brings the database up to date or checks that it is. The runner makes sure that only the process
//! with the lock migrates.

use migration::Migrator;
use runner::{Database, Event, Goal, RunError, Runner, State};

use crate::develop;
use crate::failure::Failure;
use crate::settings::AtStart;

/// How a person applies what is pending.
const COMMAND: &str =
    "`cargo run -p migration -- up`, or `docker compose run --rm migrate`, applies them";

pub(crate) fn runner(database: &Database) -> Runner<Migrator> {
    Runner::new(database).sources(migration::sources())
}

/// The pending migrations. Migrations that this program does not know are no obstacle: a newer program applied them.
pub(crate) async fn pending(runner: &Runner<Migrator>) -> Result<Vec<String>, RunError> {
    let revisions = runner.status().await?.into_iter();
    let pending = revisions.filter(|revision| revision.state == State::Pending);
    Ok(pending.map(|revision| revision.name).collect())
}

pub(crate) async fn at_start(database: &Database, at_start: AtStart) -> Result<(), Failure> {
    match at_start {
        AtStart::Check => check(database).await,
        AtStart::Migrate => Ok(migrate(database).await?),
        AtStart::MigrateOrCreateTables => match migrate(database).await {
            Err(error) if is_about_migrations(&error) => {
                develop::create_tables(database, error.into()).await
            }
            result => Ok(result?),
        },
    }
}

async fn migrate(database: &Database) -> Result<(), RunError> {
    let runner = runner(database);
    let outcome = match runner.up(&Goal::head(), &mut |event| tell(&event)).await {
        Err(RunError::FileMissing { names }) if pending(&runner).await?.is_empty() => {
            let newer = names.join(", ");
            tracing::warn!(newer, "a newer program has migrated the database; nothing is pending");
            return Ok(());
        }
        outcome => outcome?,
    };
    let current = outcome.current.join(", ");
    tracing::info!(applied = outcome.done.len(), current, "the database is up to date");
    Ok(())
}

async fn check(database: &Database) -> Result<(), Failure> {
    let pending = pending(&runner(database)).await?;
    if pending.is_empty() {
        tracing::info!("no migration is pending");
        return Ok(());
    }
    let names = pending.join("`, `");
    Err(Failure::new(
        format!("migrations are pending, and `AUTO_MIGRATE` is `false`: `{names}`"),
        COMMAND,
    ))
}

/// Whether the migrations are at fault. If the connection or the lock failed, creating tables would fail too, or
/// somebody else is about to do it.
fn is_about_migrations(error: &RunError) -> bool {
    !matches!(
        error,
        RunError::Connect(_)
            | RunError::Locked { .. }
            | RunError::LockLost
            | RunError::Pooled
            | RunError::Query { .. }
    )
}

fn tell(event: &Event<'_>) {
    match event {
        Event::Started { name, .. } => tracing::info!(migration = name, "applying"),
        Event::Finished { name, elapsed, .. } => {
            tracing::info!(migration = name, ms = elapsed.as_millis(), "applied");
        }
        Event::Failed { name, .. } => tracing::error!(migration = name, "failed"),
        Event::WaitingForLock { error, .. } => tracing::info!("waiting: {error}"),
        Event::Retrying { name, error, attempt, .. } => {
            tracing::warn!(migration = name, attempt, "rolled back, and tried again: {error}");
        }
        other => tracing::info!(event = ?other, "migrating"),
    }
}
