//! Whether a migration would keep programs waiting on a large table. This looks at the tables right before the migration
//! runs, because the database that it was written against may have been small.

use std::fmt;

use sea_orm::ConnectionTrait;
use sea_orm_migration::MigratorTrait;

use super::Runner;
use crate::direction::Direction;
use crate::error::RunError;
use crate::event::{Event, Tell};
use crate::options::Blocking;
use crate::revisions::locks::{self, blocking};
use crate::state::history::{Goal, History};
use crate::state::statement;

/// A statement of a pending migration, and a table that it keeps programs from using.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Blocked {
    /// The migration.
    pub migration: String,
    /// The beginning of the statement.
    pub statement: String,
    /// The lock, as the command `LOCK` names it.
    pub lock: String,
    /// The table, as in SQL.
    pub table: String,
    /// What is done with its rows: `scan`, `rewrite`; none if the statement works on another table.
    pub work: Option<String>,
    /// How many rows it has, as the server estimates; none if the server does not know, or has no such table.
    pub rows: Option<u64>,
}

impl fmt::Display for Blocked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { migration: _, statement, lock, table, work, rows } = self;
        let rows = match rows {
            Some(1) => " (about 1 row)".to_owned(),
            Some(rows) => format!(" (about {rows} rows)"),
            None => String::new(),
        };
        let work = work.as_ref().map(|work| format!(": {work}")).unwrap_or_default();
        write!(f, "{lock} on {table}{rows}{work}, by {statement}")
    }
}

impl<M: MigratorTrait> Runner<M> {
    /// Refuses, or tells, if a migration would scan or rewrite a large table under a lock that keeps programs out.
    pub(super) async fn refuse_blocking(
        &self,
        at: usize,
        history: &History<'_>,
        db: &impl ConnectionTrait,
        direction: Direction,
        tell: &mut Tell<'_>,
    ) -> Result<(), RunError> {
        if self.options.blocking == Blocking::Allow {
            return Ok(());
        }
        let mut found = Vec::new();
        for it in self.blocked(at, history, db, direction).await? {
            let is_large = it.rows.is_some_and(|rows| rows > self.options.large);
            if it.work.is_some() && is_large {
                found.push(it);
            }
        }
        if self.options.blocking == Blocking::Refuse && !found.is_empty() {
            let name = history.graph().name(at).to_owned();
            return Err(RunError::Blocks { name, direction, found });
        }
        for blocked in &found {
            tell(Event::Blocks { blocked });
        }
        Ok(())
    }

    /// What all pending migrations would block. Changes nothing.
    pub async fn blocking(&self) -> Result<Vec<Blocked>, RunError> {
        let graph = self.graph()?;
        let history = self.history(&graph).await?;
        let mut all = Vec::new();
        for at in history.itinerary(Direction::Up, &Goal::head())? {
            all.extend(self.blocked(at, &history, &self.session, Direction::Up).await?);
        }
        Ok(all)
    }

    async fn blocked(
        &self,
        at: usize,
        history: &History<'_>,
        db: &impl ConnectionTrait,
        direction: Direction,
    ) -> Result<Vec<Blocked>, RunError> {
        let mut listed = blocking(&history.graph().header(at).text);
        listed.retain(|it| it.direction == direction);
        let mut found = Vec::new();
        for locks::Blocking { direction: _, statement, lock, table, work } in listed {
            let rows = rows(db, &table).await?;
            let migration = history.graph().name(at).to_owned();
            found.push(Blocked { migration, statement, lock, table, work, rows });
        }
        Ok(found)
    }
}

/// How many rows a table has, its partitions' included: the server's last estimate, or what it has counted if there is none.
/// Asking for the size of its file would wait for whoever has locked it.
async fn rows(db: &impl ConnectionTrait, table: &str) -> Result<Option<u64>, RunError> {
    let failed = RunError::query("asking how large a table is");
    let sql = "SELECT sum(CASE WHEN c.reltuples < 0 THEN pg_stat_get_live_tuples(c.oid) ELSE c.reltuples END)::bigint AS n_rows \
               FROM (SELECT to_regclass($1)::oid UNION SELECT relid FROM pg_partition_tree(to_regclass($1))) part (oid) \
               JOIN pg_class c ON c.oid = part.oid WHERE c.relkind <> 'p'";
    let row = db.query_one_raw(statement(sql, [table.into()])).await.map_err(&failed)?;
    let rows: Option<i64> =
        row.map(|row| row.try_get("", "n_rows")).transpose().map_err(&failed)?.flatten();
    Ok(rows.map(i64::unsigned_abs))
}
