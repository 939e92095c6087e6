//! Why a run of migrations ended, and what state it leaves the database in.

use std::fmt;

use sea_orm::sqlx::postgres::{PgDatabaseError, PgErrorPosition};
use sea_orm::{DbErr, RuntimeErr, sqlx};

use crate::connect::error::ConnectError;
use crate::connect::error::Waited;

/// Every way in which running migrations fails.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RunError {
    #[error(transparent)]
    Connect(#[from] ConnectError),
    /// Another process holds the lock on this database's migrations.
    #[error("another process is migrating this database{holder}{waited}")]
    Locked { holder: String, waited: Waited },
    /// The connection that held the lock is gone.
    #[error("the connection to the database was replaced during the run, and the lock with it")]
    LockLost,
    /// The database has migrations that this program does not know.
    #[error("applied, but not in this program: {}", names.join(", "))]
    FileMissing { names: Vec<String> },
    /// Two migrations share a name, and the name is what is recorded.
    #[error("two migrations are called `{name}`")]
    Duplicate { name: String },
    /// A migration without a way back.
    #[error("`{name}` cannot be reverted: it has no `down`")]
    NoDown { name: String, after: After },
    /// A migration ended with an error.
    #[error("`{name}` failed: {cause}\n{after}")]
    Migration { name: String, cause: Box<Cause>, after: After },
    /// A query of the runner itself ended with an error.
    #[error("{doing} failed: {cause}")]
    Query { doing: &'static str, cause: Box<Cause> },
}

/// What is true of the database after a migration has failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum After {
    /// The failed migration left nothing behind.
    RolledBack { head: Option<String> },
    /// It ran outside a transaction: what it did until it failed stays, and it counts as not run.
    Partial { head: Option<String> },
    /// The connection broke while the migration was committed.
    Unknown,
}

/// An error as the server reports it, or the text of one that came from elsewhere.
#[derive(Debug)]
pub struct Cause {
    pub message: String,
    /// <https://www.postgresql.org/docs/current/errcodes-appendix.html>; none where the server had no part in it.
    pub sqlstate: Option<String>,
    /// The server's `DETAIL`, `HINT`, `CONTEXT` and the rest, by name.
    pub fields: Vec<(&'static str, String)>,
    pub source: DbErr,
}

impl RunError {
    /// What the reader can do about it, as whole sentences.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::Connect(error) => error.help(),
            Self::Locked { .. } => "wait for it, or end that process; --lock-timeout SECONDS waits longer".into(),
            Self::LockLost => "run again; `status` shows what is applied".into(),
            Self::FileMissing { .. } => "update the checkout: these migrations were applied from another version of \
                 it. Nothing was changed"
                .into(),
            Self::Duplicate { .. } => "give one of them another name; a file that is copied keeps the name inside".into(),
            Self::NoDown { .. } => "write its `down`, or go forward with a new migration".into(),
            Self::Migration { after: After::RolledBack { .. }, .. } => {
                "correct the migration and run again; there is nothing to clean up".into()
            }
            Self::Migration { after: After::Partial { .. }, .. } => {
                "undo by hand what it did before it failed, or make its statements `IF NOT EXISTS`, and run again".into()
            }
            Self::Migration { after: After::Unknown, .. } => "run `status` to see whether it is applied".into(),
            Self::Query { .. } => "nothing was changed; the message is the server's".into(),
        }
    }

    pub(crate) fn query(doing: &'static str) -> impl Fn(DbErr) -> Self {
        move |error| Self::Query { doing, cause: Box::new(Cause::from(error)) }
    }
}

impl fmt::Display for After {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = |head: &Option<String>| match head {
            Some(name) => format!("the database is at {name}"),
            None => "the database has no migration applied".to_owned(),
        };
        match self {
            Self::RolledBack { head } => write!(f, "  rolled back: {}", place(head)),
            Self::Partial { head } => {
                write!(f, "  not rolled back, as it runs outside a transaction: {}", place(head))?;
                write!(f, ", and what it did before it failed is still there")
            }
            Self::Unknown => write!(
                f,
                "  the connection broke while it was committed: it may or may not be applied"
            ),
        }
    }
}

impl Cause {
    /// Whether the server itself said no, so that its state is known.
    pub(crate) fn is_from_the_server(&self) -> bool {
        self.sqlstate.is_some()
    }
}

impl From<DbErr> for Cause {
    fn from(source: DbErr) -> Self {
        let reported = match &source {
            DbErr::Exec(RuntimeErr::SqlxError(error))
            | DbErr::Query(RuntimeErr::SqlxError(error))
            | DbErr::Conn(RuntimeErr::SqlxError(error)) => server_error(error),
            _ => None,
        };
        let (message, sqlstate, fields) = match reported {
            Some(error) => {
                (error.message().to_owned(), Some(error.code().to_owned()), fields(error))
            }
            None => (source.to_string(), None, Vec::new()),
        };
        Self { message, sqlstate, fields, source }
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.message)?;
        if let Some(sqlstate) = &self.sqlstate {
            write!(f, " (SQLSTATE {sqlstate})")?;
        }
        for (name, value) in &self.fields {
            write!(f, "\n  {name}: {}", value.replace('\n', "\n    "))?;
        }
        Ok(())
    }
}

fn server_error(error: &sqlx::Error) -> Option<&PgDatabaseError> {
    error.as_database_error()?.try_downcast_ref()
}

fn fields(error: &PgDatabaseError) -> Vec<(&'static str, String)> {
    let query = match error.position() {
        Some(PgErrorPosition::Internal { query, .. }) => Some(query),
        _ => None,
    };
    let fields = [
        ("detail", error.detail()),
        ("hint", error.hint()),
        ("context", error.r#where()),
        ("query", query),
    ];
    fields.into_iter().filter_map(|(name, value)| Some((name, value?.to_owned()))).collect()
}
