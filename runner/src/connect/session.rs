//! The state of a connection: whether its server is the wanted one of several (`target_session_attrs`), and where it
//! looks for unqualified names.

use sea_orm::sqlx::{self, Executor, PgConnection, Postgres, Row as _};

/// The criteria of libpq since Postgres 14.
const STATE: &str = "SELECT pg_catalog.pg_is_in_recovery(), \
                     pg_catalog.current_setting('default_transaction_read_only')::pg_catalog.bool";

const DEFAULT_SCHEMA: &str = "SELECT pg_catalog.current_schema()::pg_catalog.text";

/// The schema in which new objects are created; none if those that the search path names do not exist yet.
pub(super) async fn default_schema(connection: &mut PgConnection) -> sqlx::Result<Option<String>> {
    connection.fetch_one(sqlx::raw_sql(DEFAULT_SCHEMA)).await?.try_get(0)
}

/// The required kind of session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Session {
    Any,
    ReadWrite,
    ReadOnly,
    Primary,
    Standby,
    PreferStandby,
}

impl Session {
    pub(super) const NAMES: &'static str =
        "any, read-write, read-only, primary, standby or prefer-standby";

    pub(super) fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "" | "any" => Self::Any,
            "read-write" => Self::ReadWrite,
            "read-only" => Self::ReadOnly,
            "primary" => Self::Primary,
            "standby" => Self::Standby,
            "prefer-standby" => Self::PreferStandby,
            _ => return None,
        })
    }

    /// What to look for in a first pass over all servers, and what then.
    pub(super) fn passes(self) -> &'static [Self] {
        match self {
            Self::Any => &[Self::Any],
            Self::ReadWrite => &[Self::ReadWrite],
            Self::ReadOnly => &[Self::ReadOnly],
            Self::Primary => &[Self::Primary],
            Self::Standby => &[Self::Standby],
            Self::PreferStandby => &[Self::Standby, Self::Any],
        }
    }

    /// What the server lacks, if it is not the wanted one.
    pub(super) async fn lacks(
        self,
        connection: &mut PgConnection,
    ) -> sqlx::Result<Option<&'static str>> {
        if matches!(self, Self::Any | Self::PreferStandby) {
            return Ok(None);
        }
        // The simple protocol, which every pooler supports.
        let row = connection.fetch_one(sqlx::raw_sql(STATE)).await?;
        let (standby, read_only): (bool, bool) = (row.try_get(0)?, row.try_get(1)?);
        let (right, wanted) = match self {
            Self::Any | Self::PreferStandby => (true, ""),
            Self::ReadWrite => {
                (!standby && !read_only, "writable (target_session_attrs=read-write)")
            }
            Self::ReadOnly => (standby || read_only, "read-only (target_session_attrs=read-only)"),
            Self::Primary => (!standby, "a primary (target_session_attrs=primary)"),
            Self::Standby => (standby, "a standby (target_session_attrs=standby)"),
        };
        Ok((!right).then_some(wanted))
    }
}

/// The number of the server's process that serves this connection, or the next one of a pool; none if that cannot be asked.
///
/// A pooler hands the server's session that is idle to whoever asks next, so that two connections that are open at once and
/// are served by one process are no sessions.
pub(crate) async fn process<'c>(executor: impl Executor<'c, Database = Postgres>) -> Option<i32> {
    // Not prepared: behind such a pooler, the names of prepared statements collide.
    let row = executor.fetch_one(sqlx::raw_sql("SELECT pg_backend_pid()")).await.ok()?;
    row.try_get(0).ok()
}
