//! column converted by an expression
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.published: bigint → timestamp with time zone
//! ~ column stories.published: values converted by to_timestamp(published), back by extract(epoch FROM published)::bigint
//! ```
//!
//! Findings:
//!
//! - narrows-type, up, `stories`: converts `stories.published` from `bigint` to `timestamp with
//!   time zone` with `to_timestamp(published)`, and fails if that gives no valid value for a row
//!   (look at the values first)
//! - rewrites-table, up, `stories`: changes `stories.published` from `bigint` to `timestamp with
//!   time zone`, which rewrites the table under an exclusive lock (on a large table, add a new
//!   column, fill it in batches, and swap the names)
//! - breaks-cached-statements, up, `stories`: changes the type of `stories.published`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - narrows-type, down, `stories`: converts `stories.published` from `timestamp with time zone` to
//!   `bigint` with `extract(epoch FROM published)::bigint`, and fails if that gives no valid value
//!   for a row (look at the values first)
//! - rewrites-table, down, `stories`: changes `stories.published` from `timestamp with time zone`
//!   to `bigint`, which rewrites the table under an exclusive lock (on a large table, add a new
//!   column, fill it in batches, and swap the names)
//! - breaks-cached-statements, down, `stories`: changes the type of `stories.published`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ALTER COLUMN published TYPE timestamp with time zone USING to_timest …
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE stories ALTER COLUMN published TYPE bigint USING extract(epoch FROM publishe …
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up narrows-type stories.published
//! CREATE FUNCTION pg_temp.autogen_fits(autogen_row stories) RETURNS boolean LANGUAGE plpgsql AS $$
//! DECLARE
//!     autogen_value timestamp with time zone;
//! BEGIN
//!     autogen_value := (SELECT to_timestamp(published) FROM (SELECT autogen_row.*) AS stories);
//!     RETURN autogen_value IS NOT NULL;
//! EXCEPTION WHEN OTHERS THEN
//!     RETURN false;
//! END
//! $$;
//! SELECT count(*) FROM stories WHERE NOT pg_temp.autogen_fits(stories);
//! DROP FUNCTION pg_temp.autogen_fits(stories);
//! -- down narrows-type stories.published
//! CREATE FUNCTION pg_temp.autogen_fits(autogen_row stories) RETURNS boolean LANGUAGE plpgsql AS $$
//! DECLARE
//!     autogen_value bigint;
//! BEGIN
//!     autogen_value := (SELECT extract(epoch FROM published)::bigint FROM (SELECT autogen_row.*) AS stories);
//!     RETURN autogen_value IS NOT NULL;
//! EXCEPTION WHEN OTHERS THEN
//!     RETURN false;
//! END
//! $$;
//! SELECT count(*) FROM stories WHERE NOT pg_temp.autogen_fits(stories);
//! DROP FUNCTION pg_temp.autogen_fits(stories);
//! ```
//!
//! Deploy: together: `stories.published` changes from `bigint` to `timestamp with time zone`
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("published")
                            .timestamp_with_time_zone()
                            .using(Expr::cust("to_timestamp(published)")),
                    )
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("published")
                            .big_integer()
                            .using(Expr::cust("extract(epoch FROM published)::bigint")),
                    )
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
