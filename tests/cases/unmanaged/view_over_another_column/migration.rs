//! unmanaged view over another column
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.words: integer → bigint
//! ```
//!
//! Findings:
//!
//! - rewrites-table, up, `stories`: changes `stories.words` from `integer` to `bigint`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//! - narrows-type, down, `stories`: changes `stories.words` from `bigint` to `integer`, and fails
//!   or loses precision if a value does not fit (look at the values first)
//! - rewrites-table, down, `stories`: changes `stories.words` from `bigint` to `integer`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//!
//! Preflight:
//!
//! ```sql
//! -- down narrows-type stories.words
//! SELECT count(*) FROM stories WHERE words NOT BETWEEN -2147483648 AND 2147483647;
//! ```
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
                    .modify_column(ColumnDef::new("words").big_integer())
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
                    .modify_column(ColumnDef::new("words").integer())
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
