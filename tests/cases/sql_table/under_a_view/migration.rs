//! sql table under a view
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column visits.seconds: numeric(6,2) → double precision
//! ~ column visits.half: generated seconds / (2)::numeric → seconds / (2)::double precision
//! ~ check visits_seconds_check on visits (seconds > (0)::numeric) → (seconds > (0)::double precision)
//! ~ view long_visits: another definition
//! ```
//!
//! Findings:
//!
//! - narrows-type, up, `visits`: changes `visits.seconds` from `numeric(6,2)` to `double
//!   precision`, and fails or loses precision if a value does not fit (look at the values first)
//! - rewrites-table, up, `visits`: changes `visits.seconds` from `numeric(6,2)` to `double
//!   precision`, which rewrites the table under an exclusive lock (on a large table, add a new
//!   column, fill it in batches, and swap the names)
//! - breaks-cached-statements, up, `visits`: changes the type of `visits.seconds`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - check-on-existing, up, `visits`: adds the check `visits_seconds_check` to `visits`, and fails
//!   if a row violates it (fix those rows before this statement)
//! - narrows-type, down, `visits`: changes `visits.seconds` from `double precision` to
//!   `numeric(6,2)`, and fails or loses precision if a value does not fit (look at the values
//!   first)
//! - rewrites-table, down, `visits`: changes `visits.seconds` from `double precision` to
//!   `numeric(6,2)`, which rewrites the table under an exclusive lock (on a large table, add a new
//!   column, fill it in batches, and swap the names)
//! - breaks-cached-statements, down, `visits`: changes the type of `visits.seconds`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - check-on-existing, down, `visits`: adds the check `visits_seconds_check` to `visits`, and
//!   fails if a row violates it (fix those rows before this statement)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE visits ALTER COLUMN seconds TYPE double precision
//!   ACCESS EXCLUSIVE on visits: rewrite, 2 indexes rebuilt; reads and writes wait
//! up: ALTER TABLE visits ADD COLUMN half numeric GENERATED ALWAYS AS (seconds / (2)::double pr …
//!   ACCESS EXCLUSIVE on visits: rewrite, 2 indexes rebuilt; reads and writes wait
//! up: ALTER TABLE visits ADD CONSTRAINT visits_seconds_check CHECK (seconds > (0)::double prec …
//!   ACCESS EXCLUSIVE on visits: scan; reads and writes wait
//! down: ALTER TABLE visits ALTER COLUMN seconds TYPE numeric(6,2)
//!   ACCESS EXCLUSIVE on visits: rewrite, 2 indexes rebuilt; reads and writes wait
//! down: ALTER TABLE visits ADD COLUMN half numeric GENERATED ALWAYS AS (seconds / (2)::numeric) …
//!   ACCESS EXCLUSIVE on visits: rewrite, 2 indexes rebuilt; reads and writes wait
//! down: ALTER TABLE visits ADD CONSTRAINT visits_seconds_check CHECK (seconds > (0)::numeric)
//!   ACCESS EXCLUSIVE on visits: scan; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up narrows-type visits.seconds
//! CREATE FUNCTION pg_temp.autogen_fits(value numeric(6,2)) RETURNS boolean LANGUAGE plpgsql AS $$
//! DECLARE
//!     fitting double precision;
//! BEGIN
//!     fitting := value;
//!     RETURN true;
//! EXCEPTION WHEN OTHERS THEN
//!     RETURN false;
//! END
//! $$;
//! SELECT count(*) FROM visits WHERE NOT pg_temp.autogen_fits(seconds);
//! DROP FUNCTION pg_temp.autogen_fits(numeric(6,2));
//! -- up check-on-existing visits.visits_seconds_check
//! SELECT count(*)
//!     FROM (SELECT seconds::double precision AS seconds FROM visits) AS visits
//!     WHERE NOT (seconds > (0)::double precision);
//! -- down narrows-type visits.seconds
//! SELECT count(*) FROM visits
//!     WHERE abs(round(seconds::numeric, 2)) >= 1e4 OR seconds::numeric <> round(seconds::numeric, 2);
//! -- down check-on-existing visits.visits_seconds_check
//! SELECT count(*)
//!     FROM (SELECT seconds::numeric(6,2) AS seconds FROM visits) AS visits
//!     WHERE NOT (seconds > (0)::numeric);
//! ```
//!
//! Deploy: together: `visits.seconds` changes from `numeric(6,2)` to `double precision`
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP VIEW long_visits").await?;

        manager
            .alter_table(
                Table::alter().table("visits").drop_constraint("visits_seconds_check").to_owned(),
            )
            .await?;

        manager.alter_table(Table::alter().table("visits").drop_column("half").to_owned()).await?;

        manager
            .alter_table(
                Table::alter()
                    .table("visits")
                    .modify_column(ColumnDef::new("seconds").double())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("visits")
                    .add_column(
                        ColumnDef::new("half")
                            .decimal()
                            .generated(Expr::cust("seconds / (2)::double precision"), true),
                    )
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "
            ALTER TABLE visits ADD CONSTRAINT visits_seconds_check
                CHECK (seconds > (0)::double precision)
            ",
        )
        .await?;

        db.execute_unprepared(
            "CREATE VIEW long_visits AS SELECT story_id, seconds FROM visits WHERE seconds > 10",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP VIEW long_visits").await?;

        manager
            .alter_table(
                Table::alter().table("visits").drop_constraint("visits_seconds_check").to_owned(),
            )
            .await?;

        manager.alter_table(Table::alter().table("visits").drop_column("half").to_owned()).await?;

        manager
            .alter_table(
                Table::alter()
                    .table("visits")
                    .modify_column(ColumnDef::new("seconds").decimal_len(6, 2))
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("visits")
                    .add_column(
                        ColumnDef::new("half")
                            .decimal()
                            .generated(Expr::cust("seconds / (2)::numeric"), true),
                    )
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "
            ALTER TABLE visits ADD CONSTRAINT visits_seconds_check
                CHECK (seconds > (0)::numeric)
            ",
        )
        .await?;

        db.execute_unprepared(
            "
            CREATE VIEW long_visits AS
             SELECT story_id,
                seconds
               FROM visits
              WHERE (seconds > (10)::numeric)
            ",
        )
        .await?;

        Ok(())
    }
}
