//! The stages in a row, for whoever has a connection and a reading of the entities: the command line, and the tests.
//!
//! `Inputs` → `Wanted` → `Settled` → `Changes` → `Comparison`: a file each. The database is queried at three
//! points: what it contains (`inputs`), how it prints the wanted expressions (`settled`), and what blocks the
//! changes (`survey`). Everything between is functions on values.

mod changes;
mod comparison;
mod conversions;
mod inputs;
mod online;
mod rows;
mod settled;
mod survey;
#[cfg(test)]
mod tests;
mod wanted;

use std::time::Instant;

use sqlx::PgConnection;

pub use self::{
    comparison::Comparison,
    inputs::{Catalog, read, schemas_of},
    online::Online,
};
use self::{inputs::Inputs, settled::Settled, survey::Survey, wanted::Wanted};
use crate::{
    desired::{Scope, ignore::Ignore},
    op::Rename,
    schema::{Expression, Pair, Qualified, diagnostic::Diagnostic, stated},
    scratch::ScratchError,
};

/// What to compare the database with.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    pub entities: &'a stated::Schema,
    /// What the entities said at the last generation.
    pub lock: &'a stated::Schema,
    pub scope: Scope,
    /// What is left as it is. It is taken out of what the entities say, and said, already.
    pub ignore: &'a Ignore,
    /// The Postgres schema of what names none: the connection's current one.
    pub default_schema: &'a str,
    /// Further Postgres schemas to read.
    pub schemas: &'a [String],
    pub aim: Aim,
    /// Renames that the command line asks for. The entities state them as well.
    pub asked: &'a [Rename],
    /// What the command line has nulls filled with, by table and column. Entities state it as well.
    pub fills: &'a [(Qualified, String, Expression)],
    /// What the command line says of how values get to another type, by table and column: on the way back, and there.
    pub conversions: &'a [Conversion],
    /// What is done with the rows of what is dropped.
    pub park: Park<'a>,
}

/// A table and a column, and what makes values of another type of its own: on the way back, and there.
pub type Conversion = (Qualified, String, Pair<Option<Expression>>);

/// What is done with the rows of what is dropped.
#[derive(Clone, Copy, Debug)]
pub enum Park<'a> {
    /// They go.
    Never,
    /// They are kept, under names that begin with that of the migration; but not those of what is named here.
    Always { migration: &'a str, except: &'a [String] },
}

/// What a comparison is for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Aim {
    /// To know what differs. Whether there is a way from the one to the other does not matter.
    Difference,
    /// To get from the one to the other.
    Way,
}

/// Why there is no comparison.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("Postgres refuses what the entities ask for")]
    Refused(Vec<Diagnostic>),
    #[error(transparent)]
    Scratch(#[from] ScratchError),
    #[error("the catalog cannot be read: {0}")]
    Catalog(#[from] sqlx::Error),
}

/// Compares the database with the entities and plans the way.
///
/// # Errors
/// If the database cannot be read, or will not have what the entities ask for.
pub async fn compare(
    connection: &mut PgConnection,
    request: Request<'_>,
) -> Result<Comparison, Error> {
    compare_with(connection, request, None).await
}

/// The same, with what was read of the database in advance. It counts only if it is of the schemas that are wanted: which
/// those are is not known before the entities are read.
///
/// # Errors
/// As in [`compare`].
pub async fn compare_with(
    connection: &mut PgConnection,
    request: Request<'_>,
    prefetched: Option<Catalog>,
) -> Result<Comparison, Error> {
    let inputs = Inputs::read(connection, request, prefetched).await?;
    let wanted = Wanted::of(inputs).map_err(Error::Refused)?;
    let changes = Settled::of(connection, wanted).await?.changes();
    let survey = Box::pin(Survey::of(connection, &changes)).await?;
    Ok(changes.compared(survey))
}

/// Does the work, and logs how long it took.
async fn timed<T>(what: &str, work: impl Future<Output = T>) -> T {
    let started = Instant::now();
    let done = work.await;
    tracing::info!("{what}: {:.1?}", started.elapsed());
    done
}

/// What is a copy, and not another's.
fn owned<T: Clone>(value: std::borrow::Cow<'_, T>) -> Option<T> {
    match value {
        std::borrow::Cow::Borrowed(_) => None,
        std::borrow::Cow::Owned(value) => Some(value),
    }
}
