//! names like a variable of a batch
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column batch.pages: integer → bigint
//! + column batch.weight: double precision not null
//! ```
//!
//! Findings:
//!
//! - rewrites-table, up, `batch`: changes `batch.pages` from `integer` to `bigint`, which rewrites
//!   the table under an exclusive lock (on a large table, add a new column, fill it in batches, and
//!   swap the names)
//! - breaks-cached-statements, up, `batch`: changes the type of `batch.pages`: prepared statements
//!   of running programs that use it fail from then on ("cached plan must not change result type")
//!   (renew the program's connections after the migration: restart it, or give its pool a short
//!   `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - drops-column, down, `batch.weight`: drops the column `batch.weight` and everything stored in
//!   it since `up`
//! - narrows-type, down, `batch`: changes `batch.pages` from `bigint` to `integer`, and fails or
//!   loses precision if a value does not fit (look at the values first)
//! - rewrites-table, down, `batch`: changes `batch.pages` from `bigint` to `integer`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//! - breaks-cached-statements, down, `batch`: changes the type of `batch.pages`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE batch ALTER COLUMN pages TYPE bigint
//!   ACCESS EXCLUSIVE on batch: rewrite, 1 index rebuilt; reads and writes wait
//! up: ALTER TABLE batch ADD COLUMN weight double precision DEFAULT random() NOT NULL
//!   ACCESS EXCLUSIVE on batch: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE batch ALTER COLUMN pages TYPE integer
//!   ACCESS EXCLUSIVE on batch: rewrite, 1 index rebuilt; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- down narrows-type batch.pages
//! SELECT count(*) FROM batch WHERE pages NOT BETWEEN -2147483648 AND 2147483647;
//! ```
//!
//! Deploy: together: `batch.pages` changes from `integer` to `bigint`
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
                    .table("batch")
                    .modify_column(ColumnDef::new("pages").big_integer())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("batch")
                    .add_column(
                        ColumnDef::new("weight")
                            .double()
                            .not_null()
                            .default(Expr::cust("random()")),
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
                    .table("batch")
                    .modify_column(ColumnDef::new("pages").integer())
                    .to_owned(),
            )
            .await?;

        manager.alter_table(Table::alter().table("batch").drop_column("weight").to_owned()).await?;

        Ok(())
    }
}
