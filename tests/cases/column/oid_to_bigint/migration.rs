//! column oid to bigint
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.value: oid → bigint
//! ```
//!
//! Findings:
//!
//! - rewrites-table, up, `stories`: changes `stories.value` from `oid` to `bigint`, which rewrites
//!   the table under an exclusive lock (on a large table, add a new column, fill it in batches, and
//!   swap the names)
//! - breaks-cached-statements, up, `stories`: changes the type of `stories.value`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - narrows-type, down, `stories`: changes `stories.value` from `bigint` to `oid`, and fails or
//!   loses precision if a value does not fit (look at the values first)
//! - rewrites-table, down, `stories`: changes `stories.value` from `bigint` to `oid`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//! - breaks-cached-statements, down, `stories`: changes the type of `stories.value`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ALTER COLUMN value TYPE bigint USING value::bigint
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE stories ALTER COLUMN value TYPE oid USING value::oid
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- down narrows-type stories.value
//! SELECT count(*) FROM stories WHERE value NOT BETWEEN 0 AND 4294967295;
//! ```
//!
//! Deploy: together: `stories.value` changes from `oid` to `bigint`
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
                        ColumnDef::new("value").big_integer().using(Expr::cust("value::bigint")),
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
                        ColumnDef::new("value").custom("oid").using(Expr::cust("value::oid")),
                    )
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
