//! `fresh`, `refresh` and `reset`: start over.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, DbErr, QueryResult, TransactionTrait as _};
use sea_orm_migration::MigratorTrait;

use super::lock::Lock;
use super::{Outcome, Runner};
use crate::error::RunError;
use crate::event::Tell;
use crate::options::Dependents;
use crate::state::history::Goal;
use crate::state::{quoted, statement};

/// Everything in the current schema that does not belong to an extension, as the statements that drop it: first
/// tables, and then what may be left: views, sequences, functions and types. The functions of a range type are
/// dropped with it.
const DROPS: &str = "\
SELECT format('DROP %s IF EXISTS %s CASCADE', kind, name) AS sql FROM ( \
  SELECT 1 AS rank, CASE relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE' \
                                 WHEN 'f' THEN 'FOREIGN TABLE' WHEN 'c' THEN 'TYPE' ELSE 'TABLE' END AS kind, \
         'pg_class'::regclass AS class, oid, oid::regclass::text AS name \
    FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'S', 'f', 'c') \
  UNION ALL \
  SELECT 2, CASE prokind WHEN 'a' THEN 'AGGREGATE' WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END, \
         'pg_proc'::regclass, oid, oid::regprocedure::text \
    FROM pg_proc WHERE pronamespace = current_schema()::regnamespace \
  UNION ALL \
  SELECT 3, CASE typtype WHEN 'd' THEN 'DOMAIN' ELSE 'TYPE' END, 'pg_type'::regclass, oid, oid::regtype::text \
    FROM pg_type WHERE typnamespace = current_schema()::regnamespace AND typtype IN ('e', 'd', 'r') \
) AS objects \
WHERE NOT EXISTS (SELECT FROM pg_depend WHERE classid = class AND objid = oid \
                  AND (deptype = 'e' OR deptype = 'i' AND rank = 2)) \
ORDER BY rank, kind <> 'TABLE', name";

/// Objects in other schemas that depend on something, as numbered in the catalog and as people name them. `pg_depend`
/// lists what a cascade drops before the drop, not after. What is in the schema of an extension is the extension's: the
/// chunks of a hypertable of `TimescaleDB`, for example.
const ELSEWHERE: &str = "\
SELECT classid::int8, objid::int8, objsubid, object.type || ' ' || object.identity AS name \
  FROM (SELECT DISTINCT classid, objid, objsubid FROM pg_depend WHERE deptype IN ('n', 'a')) AS dependent, \
       LATERAL pg_identify_object(classid, objid, objsubid) AS object, \
       LATERAL pg_identify_object_as_address(classid, objid, objsubid) AS address \
 WHERE coalesce(object.schema, address.object_names[1]) <> current_schema() \
   AND object.type <> 'rule' AND coalesce(object.schema, address.object_names[1]) !~ '^pg_' \
   AND EXISTS (SELECT FROM pg_namespace AS other WHERE nspname = coalesce(object.schema, address.object_names[1]) \
               AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_namespace'::regclass AND objid = other.oid \
                               AND deptype = 'e')) \
 ORDER BY name";

impl<M: MigratorTrait> Runner<M> {
    /// Drops everything in the current schema that does not belong to an extension, and applies all migrations.
    /// Dependent objects in other schemas are an error, or are dropped too: [`Options::dependents`].
    ///
    /// [`Options::dependents`]: crate::Options::dependents
    pub async fn fresh(&self, tell: &mut Tell<'_>) -> Result<Outcome, RunError> {
        let failed = RunError::query("dropping what is in the schema");
        let drop = async |_: &Lock<'_>, _: &mut Tell<'_>| {
            self.be_noticed().await;
            let lost = self.drop_everything().await.map_err(&failed)?;
            if lost.is_empty() { Ok(()) } else { Err(RunError::Elsewhere { objects: lost }) }
        };
        self.locked(tell, drop).await?;
        self.up(&Goal::head(), tell).await
    }

    /// Reverts all migrations and applies them again.
    pub async fn refresh(&self, tell: &mut Tell<'_>) -> Result<Outcome, RunError> {
        self.down(&Goal::base(), tell).await?;
        self.up(&Goal::head(), tell).await
    }

    /// Reverts all migrations and drops the tables that record them.
    pub async fn reset(&self, tell: &mut Tell<'_>) -> Result<Outcome, RunError> {
        let outcome = self.down(&Goal::base(), tell).await?;
        let failed = RunError::query("dropping the migration table");
        self.locked(tell, async |_, _| self.uninstall().await.map_err(&failed)).await?;
        Ok(outcome)
    }

    /// Drops it, or names what in other schemas would be dropped with it.
    async fn drop_everything(&self) -> Result<Vec<String>, DbErr> {
        let transaction = self.session.begin().await?;
        let before = elsewhere(&transaction).await?;
        for row in transaction.query_all_raw(statement(DROPS, [])).await? {
            let sql: String = row.try_get("", "sql")?;
            transaction.execute_unprepared(&sql).await?;
        }
        let lost = match self.options.dependents {
            Dependents::Drop => Vec::new(),
            Dependents::Refuse => {
                let after = elsewhere(&transaction).await?;
                before
                    .into_iter()
                    .filter(|(at, _)| !after.contains_key(at))
                    .map(|it| it.1)
                    .collect()
            }
        };
        if lost.is_empty() {
            transaction.commit().await?;
        } else {
            transaction.rollback().await?;
        }
        Ok(lost)
    }

    async fn uninstall(&self) -> Result<(), DbErr> {
        let table = quoted(&M::migration_table_name().to_string());
        let transaction = self.session.begin().await?;
        transaction.execute_unprepared(&format!("DROP TABLE IF EXISTS {table}")).await?;
        self.records.remove(&transaction).await?;
        transaction.commit().await
    }
}

/// An object's address in the catalog: its class, its number, and a column's number.
type Address = (i64, i64, i32);

async fn elsewhere(db: &impl ConnectionTrait) -> Result<BTreeMap<Address, String>, DbErr> {
    let rows = db.query_all_raw(statement(ELSEWHERE, [])).await?;
    let object = |row: &QueryResult| {
        let address =
            (row.try_get_by_index(0)?, row.try_get_by_index(1)?, row.try_get_by_index(2)?);
        Ok((address, row.try_get_by_index(3)?))
    };
    rows.iter().map(object).collect()
}
