//! The runner's own tables: the text of each applied migration, and how far a migration outside a transaction has got.
//! SeaORM's table keeps SeaORM's form, so that a project can return to SeaORM's own commands.

use sea_orm::{ConnectionTrait, DbErr, QueryResult, Value};

use super::applied::Applied;
use super::{exists, quoted, scalar, statement};
use crate::direction::Direction;
use crate::revisions::Checksums;

/// The record of one migration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Record {
    pub name: String,
    /// The time in SeaORM's table when this was recorded. If it differs there, somebody else has applied the
    /// migration since.
    pub applied_at: Option<i64>,
    pub checksums: Option<Checksums>,
    /// A run outside a transaction has begun and not ended.
    pub unfinished: Option<Direction>,
}

/// The tables, and which of their rows are this program's: one schema may contain the migrations of several programs.
#[derive(Debug, Clone)]
pub(crate) struct Records {
    migration_table: String,
}

pub(crate) const TABLE: &str = "autogen_migrations";

/// Replaces SeaORM's table if that does not exist.
const NONE_APPLIED: &str =
    "(SELECT NULL::varchar AS version, NULL::bigint AS applied_at WHERE false)";

/// Replaces [`TABLE`] if that does not exist.
const NONE_RECORDED: &str = "(SELECT NULL::text AS migration_table, NULL::text AS version, NULL::bigint AS applied_at, \
     NULL::text AS text_checksum, NULL::text AS token_checksum, NULL::text AS unfinished WHERE false)";

/// In the form that `pg_dump` would print, because people will look at it.
pub(crate) const CREATE: &str = "\
CREATE TABLE IF NOT EXISTS autogen_migrations (
    migration_table text NOT NULL,
    version text NOT NULL,
    applied_at bigint,
    text_checksum text,
    token_checksum text,
    source text,
    unfinished text CHECK (unfinished IN ('up', 'down')),
    PRIMARY KEY (migration_table, version)
);
CREATE TABLE IF NOT EXISTS autogen_migration_statements (
    migration_table text NOT NULL,
    version text NOT NULL,
    position integer NOT NULL,
    checksum text NOT NULL,
    rows_affected bigint NOT NULL,
    PRIMARY KEY (migration_table, version, position)
)";

/// An executed statement of a migration outside a transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Executed {
    pub checksum: String,
    pub rows_affected: u64,
}

impl Records {
    pub(crate) fn new(migration_table: &str) -> Self {
        Self { migration_table: migration_table.to_owned() }
    }

    /// The applied migrations, and their records. Reads without creating the tables, so that a role without the right
    /// to create one can look; and reads both at once, because there may be thousands of migrations.
    pub(crate) async fn read(
        &self,
        db: &impl ConnectionTrait,
    ) -> Result<(Vec<Applied>, Vec<Record>), DbErr> {
        let sql = "SELECT to_regclass(quote_ident($1)) IS NOT NULL, to_regclass($2) IS NOT NULL";
        let exist = db.query_one_raw(statement(sql, [self.table(), TABLE.into()])).await?;
        let exist = exist.ok_or_else(|| DbErr::RecordNotFound(sql.to_owned()))?;
        let table = if exist.try_get_by_index(0)? {
            quoted(&self.migration_table)
        } else {
            NONE_APPLIED.to_owned()
        };
        let own = if exist.try_get_by_index(1)? { TABLE } else { NONE_RECORDED };
        let sql = format!(
            "SELECT coalesce(a.version, r.version), a.applied_at, r.version IS NOT NULL, \
               r.applied_at, r.text_checksum, r.token_checksum, r.unfinished \
             FROM {table} AS a \
             FULL JOIN (SELECT * FROM {own} AS it WHERE migration_table = $1) AS r ON r.version = a.version"
        );
        let (mut applied, mut records) = (Vec::new(), Vec::new());
        for row in db.query_all_raw(statement(&sql, [self.table()])).await? {
            let name: String = row.try_get_by_index(0)?;
            if row.try_get_by_index(2)? {
                records.push(record(&row, name.clone())?);
            }
            if let Some(at) = row.try_get_by_index(1)? {
                applied.push(Applied { name, at });
            }
        }
        // Sorting here takes no time: the rows are nearly in order, and no collation applies.
        applied.sort_by(|one, other| one.name.cmp(&other.name));
        Ok((applied, records))
    }

    pub(crate) async fn create(db: &impl ConnectionTrait) -> Result<(), DbErr> {
        if exists(db, TABLE).await? {
            return Ok(());
        }
        db.execute_unprepared(CREATE).await.map(drop)
    }

    /// The text of an applied migration.
    pub(crate) async fn source(
        &self,
        db: &impl ConnectionTrait,
        name: &str,
    ) -> Result<Option<String>, DbErr> {
        let sql =
            "SELECT source FROM autogen_migrations WHERE migration_table = $1 AND version = $2";
        let row = db.query_one_raw(statement(sql, [self.table(), name.into()])).await?;
        row.map_or(Ok(None), |row| row.try_get_by_index(0))
    }

    /// Records that the migration is applied, and its text.
    pub(crate) async fn applied(
        &self,
        db: &impl ConnectionTrait,
        name: &str,
        at: i64,
        source: Option<&str>,
    ) -> Result<(), DbErr> {
        let checksums = source.map(Checksums::of);
        let (text, tokens) = checksums.map(|it| (it.text, it.tokens)).unzip();
        let sql = "INSERT INTO autogen_migrations AS it \
                     (migration_table, version, applied_at, text_checksum, token_checksum, source) \
                   VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (migration_table, version) DO UPDATE SET \
                     applied_at = excluded.applied_at, text_checksum = excluded.text_checksum, \
                     token_checksum = excluded.token_checksum, source = excluded.source, unfinished = NULL";
        let source = source.map(str::to_owned);
        let values =
            [self.table(), name.into(), at.into(), text.into(), tokens.into(), source.into()];
        db.execute_raw(statement(sql, values)).await?;
        self.forget_statements(db, name).await
    }

    /// Records that the migration is not applied.
    pub(crate) async fn reverted(
        &self,
        db: &impl ConnectionTrait,
        name: &str,
    ) -> Result<(), DbErr> {
        let sql = "DELETE FROM autogen_migrations WHERE migration_table = $1 AND version = $2";
        db.execute_raw(statement(sql, [self.table(), name.into()])).await?;
        self.forget_statements(db, name).await
    }

    /// Records that a run outside a transaction begins.
    pub(crate) async fn begun(
        &self,
        db: &impl ConnectionTrait,
        name: &str,
        direction: Direction,
    ) -> Result<(), DbErr> {
        let sql = "INSERT INTO autogen_migrations (migration_table, version, unfinished) VALUES ($1, $2, $3) \
                   ON CONFLICT (migration_table, version) DO UPDATE SET unfinished = excluded.unfinished";
        let values = [self.table(), name.into(), direction.word().into()];
        db.execute_raw(statement(sql, values)).await.map(drop)
    }

    /// The statements that a run outside a transaction has executed so far.
    pub(crate) async fn statements(
        &self,
        db: &impl ConnectionTrait,
        name: &str,
    ) -> Result<Vec<Executed>, DbErr> {
        let sql = "SELECT checksum, rows_affected FROM autogen_migration_statements \
                   WHERE migration_table = $1 AND version = $2 ORDER BY position";
        let rows = db.query_all_raw(statement(sql, [self.table(), name.into()])).await?;
        let executed = |row: &QueryResult| {
            let rows: i64 = row.try_get("", "rows_affected")?;
            let checksum = row.try_get("", "checksum")?;
            Ok(Executed { checksum, rows_affected: u64::try_from(rows).unwrap_or_default() })
        };
        rows.iter().map(executed).collect()
    }

    /// Adds to [`Records::statements`], and replaces what was executed from that position on.
    pub(crate) async fn add_statement(
        &self,
        db: &impl ConnectionTrait,
        name: &str,
        position: usize,
        executed: &Executed,
    ) -> Result<(), DbErr> {
        let sql = "WITH later AS (DELETE FROM autogen_migration_statements \
                     WHERE migration_table = $1 AND version = $2 AND position > $3) \
                   INSERT INTO autogen_migration_statements VALUES ($1, $2, $3, $4, $5) \
                   ON CONFLICT (migration_table, version, position) DO UPDATE SET \
                     checksum = excluded.checksum, rows_affected = excluded.rows_affected";
        let position = i32::try_from(position).unwrap_or(i32::MAX);
        let rows = i64::try_from(executed.rows_affected).unwrap_or(i64::MAX);
        let checksum = executed.checksum.as_str();
        let values = [self.table(), name.into(), position.into(), checksum.into(), rows.into()];
        db.execute_raw(statement(sql, values)).await.map(drop)
    }

    async fn forget_statements(&self, db: &impl ConnectionTrait, name: &str) -> Result<(), DbErr> {
        let sql =
            "DELETE FROM autogen_migration_statements WHERE migration_table = $1 AND version = $2";
        db.execute_raw(statement(sql, [self.table(), name.into()])).await.map(drop)
    }

    /// Drops the tables, unless another program's migrations are recorded there too.
    pub(crate) async fn remove(&self, db: &impl ConnectionTrait) -> Result<(), DbErr> {
        if !exists(db, TABLE).await? {
            return Ok(());
        }
        let sql = "DELETE FROM autogen_migrations WHERE migration_table = $1";
        db.execute_raw(statement(sql, [self.table()])).await?;
        let others: bool = scalar(db, "SELECT EXISTS (SELECT FROM autogen_migrations)", []).await?;
        if others {
            return Ok(());
        }
        db.execute_unprepared("DROP TABLE autogen_migration_statements, autogen_migrations")
            .await
            .map(drop)
    }

    fn table(&self) -> Value {
        self.migration_table.as_str().into()
    }
}

fn record(row: &QueryResult, name: String) -> Result<Record, DbErr> {
    let text: Option<String> = row.try_get_by_index(4)?;
    let tokens: Option<String> = row.try_get_by_index(5)?;
    let unfinished: Option<String> = row.try_get_by_index(6)?;
    Ok(Record {
        name,
        applied_at: row.try_get_by_index(3)?,
        checksums: text.zip(tokens).map(|(text, tokens)| Checksums { text, tokens }),
        unfinished: unfinished.and_then(|word| Direction::of(&word)),
    })
}
