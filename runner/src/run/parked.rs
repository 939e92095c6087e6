//! Rows that migrations have parked instead of dropping them: listed, and dropped for good.

use std::time::Duration;

use sea_orm::{ConnectionTrait as _, DbErr, QueryResult, TransactionTrait as _};
use sea_orm_migration::MigratorTrait;
use serde::Serialize;

use super::Runner;
use crate::error::RunError;
use crate::event::Tell;
use crate::state::{quoted, statement};

/// The Postgres schema in which generated migrations park rows.
const SCHEMA: &str = "autogen_parked";

/// The comment is JSON that the migration wrote. Tables that somebody else created there have none.
const LIST: &str = "
    SELECT c.relname::text AS name, pg_total_relation_size(c.oid) AS bytes,
           d ->> 'migration' AS migration, d ->> 'table' AS table, d ->> 'column' AS column,
           coalesce((d ->> 'changed')::boolean, false) AS changed, d ->> 'at' AS at,
           extract(epoch FROM now() - (d ->> 'at')::timestamptz)::bigint AS age
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    CROSS JOIN LATERAL (
        SELECT CASE WHEN text LIKE '{%' THEN text::jsonb END AS d
        FROM (SELECT obj_description(c.oid, 'pg_class') AS text) AS comment
    ) AS described
    WHERE n.nspname = $1 AND c.relkind IN ('r', 'p')
    ORDER BY d ->> 'at', c.relname COLLATE \"C\"";

/// A parked table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Parked {
    /// Its own name.
    pub name: String,
    /// The migration that parked it, if it is recorded.
    pub migration: Option<String>,
    /// The table from which the rows are.
    pub table: Option<String>,
    /// The only column of which it contains values; otherwise it contains whole rows.
    pub column: Option<String>,
    /// Whether the values only are former ones, of rows that have others now.
    pub changed: bool,
    /// When it was parked, in Postgres' format.
    pub at: Option<String>,
    /// How many seconds ago.
    pub age: Option<i64>,
    /// With indexes and everything else.
    pub bytes: i64,
}

/// Which parked tables.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Purged {
    All,
    /// Parked longer ago than this.
    OlderThan(Duration),
    /// By its own name.
    Named(String),
}

impl Purged {
    fn includes(&self, parked: &Parked) -> bool {
        match self {
            Self::All => true,
            Self::OlderThan(age) => {
                let limit = i64::try_from(age.as_secs()).unwrap_or(i64::MAX);
                parked.age.is_some_and(|it| it > limit)
            }
            Self::Named(name) => parked.name == *name,
        }
    }
}

impl<M: MigratorTrait> Runner<M> {
    /// All parked tables, the oldest first.
    pub async fn parked(&self) -> Result<Vec<Parked>, RunError> {
        let failed = RunError::query("looking for what is parked");
        let rows =
            self.session.query_all_raw(statement(LIST, [SCHEMA.into()])).await.map_err(&failed)?;
        rows.iter().map(parked).collect::<Result<_, DbErr>>().map_err(&failed)
    }

    /// Drops them for good, inside the run's lock, and returns what was dropped. The migration that parked them can
    /// no longer restore them.
    pub async fn purge(
        &self,
        purged: &Purged,
        tell: &mut Tell<'_>,
    ) -> Result<Vec<Parked>, RunError> {
        let failed = RunError::query("dropping what is parked");
        self.locked(tell, async |_, _| {
            let mut gone = self.parked().await?;
            gone.retain(|it| purged.includes(it));
            let transaction = self.session.begin().await.map_err(&failed)?;
            for it in &gone {
                let sql = format!("DROP TABLE {SCHEMA}.{}", quoted(&it.name));
                transaction.execute_unprepared(&sql).await.map_err(&failed)?;
            }
            transaction.commit().await.map_err(&failed)?;
            Ok(gone)
        })
        .await
    }
}

fn parked(row: &QueryResult) -> Result<Parked, DbErr> {
    Ok(Parked {
        name: row.try_get("", "name")?,
        migration: row.try_get("", "migration")?,
        table: row.try_get("", "table")?,
        column: row.try_get("", "column")?,
        changed: row.try_get("", "changed")?,
        at: row.try_get("", "at")?,
        age: row.try_get("", "age")?,
        bytes: row.try_get("", "bytes")?,
    })
}
