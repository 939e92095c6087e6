//! All stages in a row, for callers with a connection and a reading of the entities: the command line, and the tests.
//!
//! `Inputs` → `Wanted` → `Settled` → `Changes` → `Comparison`, each in a file. The database is queried at three
//! points: what it contains (`inputs`), how it prints the wanted expressions (`settled`), and what blocks the changes
//! (`survey`). Everything between these points is functions on values.

mod changes;
mod comparison;
mod conversions;
mod declared;
mod inputs;
mod online;
mod rewrites;
mod rows;
mod settled;
mod survey;
#[cfg(test)]
mod tests;
mod unstated;
mod wanted;

use std::time::Instant;

use sqlx::PgConnection;

pub use self::{
    comparison::Comparison,
    inputs::{Catalog, read, schemas_of},
    online::Online,
    unstated::unstated,
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
    /// What the entities stated at the last generation.
    pub lock: &'a stated::Schema,
    pub scope: Scope,
    /// What to leave unchanged. It is already removed from what the entities state and stated.
    pub ignore: &'a Ignore,
    /// The Postgres schema of unqualified names: the connection's current one.
    pub default_schema: &'a str,
    /// Further Postgres schemas to read.
    pub schemas: &'a [String],
    pub aim: Aim,
    /// The renames that the command line asks for. The entities state them too.
    pub asked: &'a [Rename],
    /// The fills on the command line, by table and column. Entities may state fills too.
    pub fills: &'a [(Qualified, String, Expression)],
    /// The conversions on the command line, by table and column: for `down`, and for `up`.
    pub conversions: &'a [Conversion],
    /// What happens to the rows of dropped objects.
    pub park: Park<'a>,
}

impl Request<'_> {
    /// Whether objects beside tables are compared: somebody declares some, or did, or none is to be left.
    fn is_about_declared(&self, entities: &stated::Schema) -> bool {
        self.scope == Scope::Strict
            || !(entities.declarations.is_empty() && self.lock.declared.is_empty())
    }
}

/// A table and a column, and the expressions that convert its values: for `down`, and for `up`.
pub type Conversion = (Qualified, String, Pair<Option<Expression>>);

/// What happens to the rows of dropped objects.
#[derive(Clone, Copy, Debug)]
pub enum Park<'a> {
    /// They are dropped.
    Never,
    /// They are parked, under names that begin with that of the migration, except those named here.
    Always { migration: &'a str, except: &'a [String] },
}

/// The purpose of a comparison.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Aim {
    /// To know what differs, whether or not there is a plan.
    Difference,
    /// To write a migration from one to the other.
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

impl Error {
    /// What Postgres refuses, if that is the error.
    #[must_use]
    pub fn refused(&self) -> &[Diagnostic] {
        match self {
            Self::Refused(diagnostics) => diagnostics,
            Self::Scratch(_) | Self::Catalog(_) => &[],
        }
    }
}

/// Compares the database with the entities and makes the plan.
///
/// # Errors
/// If the database cannot be read, or refuses what the entities ask for.
pub async fn compare(
    connection: &mut PgConnection,
    request: Request<'_>,
) -> Result<Comparison, Error> {
    compare_with(connection, request, None).await
}

/// The same, with what was read from the database in advance. That counts only if it covers the wanted schemas, which
/// are unknown until the entities are read.
///
/// # Errors
/// As in [`compare`].
pub async fn compare_with(
    connection: &mut PgConnection,
    request: Request<'_>,
    prefetched: Option<Catalog>,
) -> Result<Comparison, Error> {
    let inputs = Box::pin(Inputs::read(connection, request, prefetched)).await?;
    let wanted = Wanted::of(inputs).map_err(Error::Refused)?;
    let changes = Box::pin(Settled::of(connection, wanted)).await?.changes();
    let survey = Box::pin(Survey::of(connection, &changes)).await?;
    Ok(changes.compared(survey))
}

/// Runs the function, and logs how long it took.
async fn timed<T>(what: &str, work: impl Future<Output = T>) -> T {
    let started = Instant::now();
    let done = work.await;
    tracing::info!("{what}: {:.1?}", started.elapsed());
    done
}

/// The value, if it is an owned copy.
fn owned<T: Clone>(value: std::borrow::Cow<'_, T>) -> Option<T> {
    match value {
        std::borrow::Cow::Borrowed(_) => None,
        std::borrow::Cow::Owned(value) => Some(value),
    }
}
