//! Why a run of migrations ended, and what state it leaves the database in.

use std::fmt;

use sea_orm::sqlx::postgres::{PgDatabaseError, PgErrorPosition};
use sea_orm::{DbErr, RuntimeErr, sqlx};

use crate::connect::error::ConnectError;
use crate::connect::error::Waited;
use crate::direction::Direction;
use crate::revisions::graph::GraphError;
use crate::revisions::name::NameError;
use crate::run::blocking::Blocked;

/// Every reason why running migrations fails.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RunError {
    #[error(transparent)]
    Connect(#[from] ConnectError),
    /// Another process holds the lock on this database's migrations.
    #[error("another process is migrating this database{holder}{waited}")]
    Locked { holder: String, waited: Waited },
    /// The connection that held the lock is gone.
    #[error("the connection to the database was lost during the run, and the lock with it")]
    LockLost,
    /// A pooler switches sessions between transactions.
    #[error(
        "a pooler shares sessions between connections (transaction pooling), so no lock can be held"
    )]
    Pooled,
    #[error(transparent)]
    Graph(#[from] GraphError),
    #[error(transparent)]
    Name(#[from] NameError),
    /// The database has migrations that this program does not know.
    #[error("applied, but not in this program: {}", names.join(", "))]
    FileMissing { names: Vec<String> },
    /// The text of applied migrations has changed.
    #[error("edited since it was applied: {}", edits.iter().map(Edit::to_string).collect::<Vec<_>>().join("\n"))]
    Edited { edits: Vec<Edit> },
    /// A run outside a transaction was interrupted, and this run goes in the other direction.
    #[error("`{name}` was interrupted while it was being {}", match direction {
        Direction::Up => "applied",
        Direction::Down => "reverted",
    })]
    Unfinished { name: String, direction: Direction },
    #[error("there {} to {}, not {wanted}", few(*there), match direction {
        Direction::Up => "apply",
        Direction::Down => "revert",
    })]
    TooFew { wanted: u32, there: usize, direction: Direction },
    #[error("`{}` cannot go to `{name}`", direction.word())]
    WrongWay { name: String, direction: Direction },
    #[error("`{name}` is not applied, so the database cannot be downgraded to it")]
    NotApplied { name: String },
    /// `--step all` or `--dry-run`, with migrations that must not run in a transaction.
    #[error("these cannot share a transaction with others, because they run outside of one: {}", names.join(", "))]
    NotInOneTransaction { names: Vec<String> },
    /// It waited for somebody else to migrate.
    #[error("not applied yet: {}", names.join(", "))]
    Behind { names: Vec<String> },
    /// A migration without a `down`.
    #[error("`{name}` cannot be reverted: it has no `down`")]
    NoDown { name: String },
    /// A migration cannot be printed as SQL.
    #[error("`{name}` queries the database, so `--sql` cannot print it: {statement}")]
    ReadsDatabase { name: String, statement: String },
    #[error("`{name}` cannot be printed as SQL: {cause}")]
    Offline { name: String, cause: Box<Cause> },
    /// A command that loses data, without a confirmation.
    #[error("`{command}` {does}, on {target}{}", if *production { ", and this is production (ENVIRONMENT)" } else { "" })]
    NotConfirmed { command: &'static str, does: &'static str, target: String, production: bool },
    /// `fresh` would drop objects in other schemas.
    #[error("`fresh` would also drop what is in other schemas: {}", objects.join(", "))]
    Elsewhere { objects: Vec<String> },
    /// There is no schema for the migration table.
    #[error("the search_path is `{search_path}`, but none of its schemas exists")]
    NoSchema { search_path: String },
    #[error("`autogen`, which writes migrations, is neither in this workspace nor on PATH")]
    NoAutogen,
    /// Rows that a migration would fail on, or lose: the finding, and their number.
    #[error("rows are in the way of {}`{name}`: {}", match direction {
        Direction::Up => "",
        Direction::Down => "reverting ",
    }, found.iter().map(|(finding, rows)| format!("\n  {finding}: {rows}")).collect::<String>())]
    RowsInTheWay { name: String, direction: Direction, found: Vec<(String, u64)> },
    /// A migration would scan or rewrite a large table while programs wait.
    #[error("`{}` of {name} would block programs on a large table:{}", direction.word(), found.iter().map(|it| format!("\n  {it}")).collect::<String>())]
    Blocks { name: String, direction: Direction, found: Vec<Blocked> },
    /// A migration failed.
    #[error("`{name}` failed: {cause}\n{after}")]
    Migration { name: String, cause: Box<Cause>, after: After },
    /// A query of the runner itself failed.
    #[error("{doing} failed: {cause}")]
    Query { doing: &'static str, cause: Box<Cause> },
    /// A completion script, a man page or a review.
    #[error("cannot write: {0}")]
    Output(std::io::Error),
}

/// The state of the database after a failed migration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum After {
    /// The failed migration left nothing behind.
    RolledBack { current: Vec<String> },
    /// It ran outside a transaction: this many of its statements were executed, and the next run resumes after them.
    Partial { current: Vec<String>, executed: usize },
    /// The connection broke during the commit.
    Unknown,
}

/// How the text of an applied migration has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    pub name: String,
    /// As `diff -u` shows it; `None` if only the checksum of the old text is known.
    pub diff: Option<String>,
}

impl Edit {
    pub(crate) fn new(name: &str, recorded: Option<&str>, present: &str) -> Self {
        let diff = recorded.map(|recorded| {
            let (recorded, present) =
                (recorded.replace("\r\n", "\n"), present.replace("\r\n", "\n"));
            let diff = similar::TextDiff::from_lines(&recorded, &present);
            diff.unified_diff().context_radius(1).to_string()
        });
        Self { name: name.to_owned(), diff }
    }
}

impl fmt::Display for Edit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.name)?;
        let lines = self.diff.as_deref().unwrap_or_default().lines();
        lines.map(str::trim_end).try_for_each(|line| write!(f, "\n  {line}"))
    }
}

fn few(count: usize) -> String {
    match count {
        0 => "is no migration".to_owned(),
        1 => "is only 1 migration".to_owned(),
        _ => format!("are only {count} migrations"),
    }
}

/// An error reported by the server, or the text of another error.
#[derive(Debug)]
pub struct Cause {
    pub message: String,
    /// <https://www.postgresql.org/docs/current/errcodes-appendix.html>; `None` if it is not from the server.
    pub sqlstate: Option<String>,
    /// The server's `DETAIL`, `HINT`, `CONTEXT` and the rest, by name.
    pub fields: Vec<(&'static str, String)>,
    /// The statement.
    pub statement: Option<String>,
    pub source: DbErr,
}

impl RunError {
    /// What the reader can do, in whole sentences.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::Connect(error) => error.help(),
            Self::Locked { .. } => "wait for it, or end that process; --queue-timeout SECONDS waits longer".into(),
            Self::LockLost => "run again; `status` shows what is applied".into(),
            Self::Pooled => "connect to the server itself, not through the pooler, or let the pooler keep sessions \
                 (PgBouncer: `pool_mode = session`). Nothing was changed"
                .into(),
            Self::Graph(error) => error.help(),
            Self::Name(error) => error.help(),
            Self::FileMissing { .. } => "update the checkout: these migrations were applied from another version of \
                 it. --ignore-missing continues without them. Nothing was changed"
                .into(),
            Self::Edited { .. } => "undo the edit and write a new migration instead; or, if the database already \
                 matches the new text, record it with --accept-edited. Nothing was changed"
                .into(),
            Self::Unfinished { name, direction } => format!(
                "`{}` resumes it; or finish it by hand, and record that with `stamp {name}`",
                direction.word()
            ),
            Self::TooFew { .. } => "`status` lists them. Nothing was changed".into(),
            Self::WrongWay { direction: Direction::Up, .. } => "`down base` reverts all migrations".into(),
            Self::WrongWay { direction: Direction::Down, .. } => "`up heads` applies all migrations".into(),
            Self::NotApplied { .. } => "`current` shows where the database is; `up` applies it".into(),
            Self::NotInOneTransaction { .. } => {
                "run them without that option; `--sql` shows what they do. Nothing was changed".into()
            }
            Self::Behind { .. } => "`up` applies them".into(),
            Self::NoDown { .. } => "write its `down`, or go forward with a new migration".into(),
            Self::ReadsDatabase { .. } => "print a range without it (A:B), and apply it with `up`".into(),
            Self::Offline { .. } => "print a range without it (A:B), and apply it with `up`".into(),
            Self::RowsInTheWay { .. } => "change those rows first: the migration's header has the queries that count them; \
                 --skip-preflight runs it anyway. Nothing was changed"
                .into(),
            Self::Blocks { .. } => "run it when nobody uses the table, with --allow-blocking; or generate the migration again \
                 with `autogen --online`, which changes tables while programs keep working. Nothing was changed"
                .into(),
            Self::Migration { cause, after: After::RolledBack { .. }, .. } => match cause.sqlstate.as_deref() {
                Some("55P03") => "another session holds a lock on the table: run again when it is free, or wait \
                     longer with --lock-timeout SECONDS; there is nothing to clean up"
                    .into(),
                Some("57014") => "the statement took too long: raise the limit with --statement-timeout SECONDS; \
                     there is nothing to clean up"
                    .into(),
                Some("53100") => "free some space on the server's disk and run again; there is nothing to clean up".into(),
                Some("25006") => "the database is read-only: connect to the primary server; there is nothing to \
                     clean up"
                    .into(),
                Some("55P04") => "a new enum label can be used only after it is committed: use it in a later \
                     migration, and not with --step all or --dry-run"
                    .into(),
                Some("42P01") if cause.message.contains("autogen_parked.") => "its rows were purged and cannot be \
                     restored: create the table by hand, and record that with `stamp`; there is nothing to clean up"
                    .into(),
                _ => "correct the migration and run again; there is nothing to clean up".into(),
            },
            Self::Migration { after: After::Partial { .. }, .. } => {
                "run again to resume at the statement that failed; if it is wrong, correct it first".into()
            }
            Self::Migration { after: After::Unknown, .. } => "run `status` to see whether it is applied".into(),
            Self::NotConfirmed { .. } => "--yes confirms it. Nothing was changed".into(),
            Self::Elsewhere { .. } => "drop or change these yourself; --cascade drops them too. Nothing was changed".into(),
            Self::NoSchema { .. } => {
                "create the schema (CREATE SCHEMA), or name another one. Nothing was changed".into()
            }
            Self::Output(_) => "make sure that the directory exists and can be written to".into(),
            Self::NoAutogen => "install it from its repository with `cargo install --path autogen --locked`, or add it to the workspace".into(),
            // Another client sees a statement that this client has prepared, or this client does not see its own.
            Self::Query { cause, .. } if matches!(cause.sqlstate.as_deref(), Some("42P05" | "26000")) => {
                Self::Pooled.help()
            }
            Self::Query { .. } => "correct what the server names, and run again. Nothing was changed".into(),
        }
    }

    /// Whether the connection is lost.
    pub(crate) fn is_disconnection(&self) -> bool {
        match self {
            Self::Migration { cause, .. } | Self::Query { cause, .. } => match &cause.sqlstate {
                // Class 57: the server ends the session.
                Some(state) => matches!(state.as_str(), "57P01" | "57P02" | "57P03" | "57P05"),
                None => matches!(
                    &cause.source,
                    DbErr::ConnectionAcquire(_)
                        | DbErr::Conn(_)
                        | DbErr::Exec(RuntimeErr::SqlxError(_))
                        | DbErr::Query(RuntimeErr::SqlxError(_))
                ),
            },
            _ => false,
        }
    }

    pub(crate) fn query(doing: &'static str) -> impl Fn(DbErr) -> Self {
        move |error| Self::Query { doing, cause: Box::new(Cause::new(error, None)) }
    }
}

impl fmt::Display for After {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = |current: &[String]| match current {
            [] => "no migration is applied".to_owned(),
            names => format!("the database is at {}", names.join(", ")),
        };
        match self {
            Self::RolledBack { current } => write!(f, "  rolled back: {}", place(current)),
            Self::Partial { current, executed } => {
                let statements = match executed {
                    0 => "none of its statements was executed".to_owned(),
                    1 => "1 statement before it was executed and stays".to_owned(),
                    _ => format!("{executed} statements before it were executed and stay"),
                };
                write!(f, "  outside a transaction: {statements}; {}", place(current))
            }
            Self::Unknown => write!(
                f,
                "  the connection broke while it was committed: it may or may not be applied"
            ),
        }
    }
}

impl Cause {
    /// Whether the server itself refused, so that its state is known.
    pub(crate) fn is_from_the_server(&self) -> bool {
        self.sqlstate.is_some()
    }
}

impl Cause {
    pub(crate) fn new(source: DbErr, statement: Option<String>) -> Self {
        let reported = reported(&source);
        let (message, sqlstate, fields) = match reported {
            Some(error) => {
                (error.message().to_owned(), Some(error.code().to_owned()), fields(error))
            }
            None => (source.to_string(), None, Vec::new()),
        };
        // An error from the migration itself is not about a statement.
        let statement = statement.filter(|_| sqlstate.is_some());
        Self { message, sqlstate, fields, statement, source }
    }
}

/// The server's message, without details.
pub(crate) fn message(error: &DbErr) -> String {
    reported(error).map_or_else(|| error.to_string(), |error| error.message().to_owned())
}

/// <https://www.postgresql.org/docs/current/errcodes-appendix.html>
pub(crate) fn sqlstate(error: &DbErr) -> Option<String> {
    reported(error).map(|error| error.code().to_owned())
}

/// The answer of the trait's default `down`.
pub(crate) fn is_without_down(error: &DbErr) -> bool {
    matches!(error, DbErr::Migration(text) if text == "We Don't Do That Here")
}

fn reported(error: &DbErr) -> Option<&PgDatabaseError> {
    match error {
        DbErr::Exec(RuntimeErr::SqlxError(error))
        | DbErr::Query(RuntimeErr::SqlxError(error))
        | DbErr::Conn(RuntimeErr::SqlxError(error)) => server_error(error),
        _ => None,
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.message)?;
        if let Some(sqlstate) = &self.sqlstate {
            write!(f, " (SQLSTATE {sqlstate})")?;
        }
        let statement = self.statement.iter().map(|statement| ("statement", statement));
        let fields = self.fields.iter().map(|(name, value)| (*name, value));
        for (name, value) in fields.chain(statement) {
            write!(f, "\n  {name}: {}", shortened(value).replace('\n', "\n    "))?;
        }
        Ok(())
    }
}

/// A statement may contain megabytes of rows.
fn shortened(text: &str) -> String {
    const MOST: usize = 2_000;
    match text.char_indices().nth(MOST) {
        Some((at, _)) => format!("{} …", &text[..at]),
        None => text.to_owned(),
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

#[cfg(test)]
mod tests {
    /// `help` matches every error without `_`, so checking its text checks them all.
    #[test]
    fn every_error_says_what_to_do() {
        for source in [
            include_str!("error.rs"),
            include_str!("connect/error.rs"),
            include_str!("revisions/name.rs"),
            include_str!("revisions/graph.rs"),
        ] {
            let (_, help) = source.split_once("pub fn help(&self) -> String {").expect("a help");
            let (help, _) = help.split_once("\n    }\n").expect("its end");
            for silence in ["String::new()", "\"\".into()", "\"\".to_owned()", "=> \"\""] {
                assert!(!help.contains(silence), "an error without help:\n{help}");
            }
            assert!(!help.contains("_ => S"), "a new error needs a help of its own");
        }
    }
}
