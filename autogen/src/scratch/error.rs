//! Why a scratch could not be used: takes the driver's errors, and tells who can fix them.

use std::fmt;

/// `insufficient_privilege` (manual, appendix A).
pub(super) const INSUFFICIENT_PRIVILEGE: &str = "42501";

/// `read_only_sql_transaction`, which a standby raises as well.
pub(super) const READ_ONLY: &str = "25006";

/// `out_of_memory`, which also covers the memory that all sessions share.
const OUT_OF_MEMORY: &str = "53200";

/// Whether the statement is not to blame (manual, appendix A): a lost connection, a transaction rolled back in favour
/// of another, lack of resources, an operator's intervention, a broken system.
fn is_of_the_server(code: &str) -> bool {
    const CLASSES: [&str; 6] = ["08", "40", "53", "57", "58", "XX"];
    // `undefined_file`: a library that an extension needs is not installed.
    let is_missing_file = code == "58P01";
    // `lock_not_available`
    code == "55P03" || !is_missing_file && CLASSES.iter().any(|class| code.starts_with(class))
}

/// Why the scratch could not be used, or what Postgres answered to a statement in it.
#[derive(Debug, thiserror::Error)]
pub enum ScratchError {
    #[error("the database cannot be asked: {0}")]
    Database(#[from] sqlx::Error),
    #[error("{message}")]
    Statement {
        statement: String,
        /// Postgres' message, with its detail and hint.
        message: String,
        /// The SQLSTATE.
        code: String,
        /// Where in the statement, in characters from 1, if Postgres says so.
        position: Option<usize>,
    },
    /// Nothing can be created in the database, not even within a transaction.
    #[error("{0}")]
    Unavailable(Unavailable),
    /// The server could not do what it was asked to.
    #[error("the server gave up: {message}")]
    Server {
        message: String,
        /// The SQLSTATE.
        code: String,
    },
    /// Only temporary tables are possible, and two schemas have an object of this name.
    #[error(
        "`{0}` exists in two schemas, and comparing both needs the right to create a schema (`CREATE` on the database)"
    )]
    Ambiguous(String),
}

/// Why a scratch cannot be created.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Unavailable {
    /// Transactions are read-only: by a setting, or because the server is a standby.
    ReadOnly,
    /// The role may create neither a schema nor a temporary table. Both names are quoted as in SQL.
    Rights { role: String, database: String },
    /// SQL files need schemas, and the role may only create temporary tables. Both names are quoted as in SQL.
    Schemas { role: String, database: String },
    /// DDL is not rolled back, as on `CockroachDB` and `YugabyteDB`; the name of the server.
    Commits { server: String },
    /// The role may not create a missing extension.
    Extension { message: String },
}

impl Unavailable {
    /// What would provide room, as part of a sentence.
    #[must_use]
    pub fn remedy(&self) -> String {
        match self {
            Self::ReadOnly => {
                "connect to the primary, or to a role whose transactions may write".to_owned()
            }
            Self::Rights { role, database } => format!(
                "`GRANT CREATE ON DATABASE {database} TO {role}` gives the right, and so does `GRANT TEMPORARY ON DATABASE {database} TO {role}`"
            ),
            Self::Schemas { role, database } => {
                format!("`GRANT CREATE ON DATABASE {database} TO {role}` gives the right")
            }
            Self::Commits { .. } => {
                "prove on a PostgreSQL server: `--prove-on embedded`, or `--prove-on URL`"
                    .to_owned()
            }
            Self::Extension { .. } => {
                "have someone with the right to do so create the extension once".to_owned()
            }
        }
    }
}

impl fmt::Display for Unavailable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ReadOnly => f.write_str("transactions in this database are read-only"),
            Self::Rights { role, database } => write!(
                f,
                "the role `{role}` may create neither a schema nor a temporary table in the database `{database}`"
            ),
            Self::Schemas { role, database } => write!(
                f,
                "SQL files are compared in a schema of their own, which the role `{role}` may not create in the database `{database}`"
            ),
            Self::Commits { server } => {
                write!(f, "`ROLLBACK` does not undo `CREATE SCHEMA` on this server ({server})")
            }
            Self::Extension { message } => f.write_str(message),
        }
    }
}

impl ScratchError {
    pub(super) fn of(statement: &str, error: sqlx::Error) -> Self {
        let sqlx::Error::Database(database) = &error else { return Self::Database(error) };
        let mut message = database.message().to_owned();
        let mut position = None;
        if let Some(postgres) = database.try_downcast_ref::<sqlx::postgres::PgDatabaseError>() {
            let parts = [postgres.detail(), postgres.hint()];
            parts.into_iter().flatten().for_each(|part| message += &format!(" ({part})"));
            if let Some(sqlx::postgres::PgErrorPosition::Original(at)) = postgres.position() {
                position = Some(at);
            }
        }
        let code = database.code().map(|code| code.to_string()).unwrap_or_default();
        if is_of_the_server(&code) {
            return Self::Server { message, code };
        }
        Self::Statement { statement: statement.to_owned(), message, code, position }
    }

    /// Whether half of the request might succeed: there was no memory for all of it, or there were too many names.
    pub(super) fn wants_less(&self) -> bool {
        match self {
            Self::Server { code, .. } => code == OUT_OF_MEMORY,
            Self::Ambiguous(_) => true,
            Self::Database(_) | Self::Statement { .. } | Self::Unavailable(_) => false,
        }
    }

    /// Whether Postgres refused a statement with this SQLSTATE.
    pub(super) fn is(&self, sqlstate: &str) -> bool {
        matches!(self, Self::Statement { code, .. } if code == sqlstate)
    }
}
