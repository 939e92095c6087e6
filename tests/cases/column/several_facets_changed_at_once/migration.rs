//! column several facets changed at once
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.pages: integer → bigint; not null; default 1; comment added
//! ```
//!
//! Findings:
//!
//! - not-null, up, `stories`: makes `stories.pages` NOT NULL, and fails if a row has a null (fill
//!   the nulls first; or have this migration do it: --fill `stories.pages=EXPRESSION`)
//! - rewrites-table, up, `stories`: changes `stories.pages` from `integer` to `bigint`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//! - breaks-cached-statements, up, `stories`: changes the type of `stories.pages`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - narrows-type, down, `stories`: changes `stories.pages` from `bigint` to `integer`, and fails
//!   or loses precision if a value does not fit (look at the values first)
//! - rewrites-table, down, `stories`: changes `stories.pages` from `bigint` to `integer`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//! - breaks-cached-statements, down, `stories`: changes the type of `stories.pages`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ALTER COLUMN pages TYPE bigint
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! up: ALTER TABLE stories ALTER COLUMN pages SET NOT NULL
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! down: ALTER TABLE stories ALTER COLUMN pages TYPE integer
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up not-null stories.pages
//! SELECT count(*) FROM (SELECT pages::bigint AS pages FROM stories) AS stories
//!     WHERE pages IS NULL;
//! -- down narrows-type stories.pages
//! SELECT count(*) FROM stories WHERE pages NOT BETWEEN -2147483648 AND 2147483647;
//! ```
//!
//! Deploy: together: `stories.pages` changes from `integer` to `bigint`
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("pages").big_integer())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("pages").default(1))
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("pages").not_null())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("COMMENT ON COLUMN stories.pages IS 'Of the printed edition'")
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN pages DROP DEFAULT").await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("pages").null())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("pages").integer())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("COMMENT ON COLUMN stories.pages IS NULL").await?;
        Ok(())
    }
}
