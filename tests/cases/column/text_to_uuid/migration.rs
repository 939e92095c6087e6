//! column text to uuid
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.external_id: text → uuid
//! ```
//!
//! Findings:
//!
//! - narrows-type, up, `stories`: changes `stories.external_id` from `text` to `uuid`, and fails or
//!   loses precision if a value does not fit (look at the values first)
//! - rewrites-table, up, `stories`: changes `stories.external_id` from `text` to `uuid`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//! - rewrites-table, down, `stories`: changes `stories.external_id` from `uuid` to `text`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//!
//! Preflight:
//!
//! ```sql
//! -- up narrows-type stories.external_id
//! SELECT count(*) FROM stories WHERE NOT pg_input_is_valid(external_id, 'uuid');
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
                    .modify_column(
                        ColumnDef::new("external_id").uuid().using(Expr::cust("external_id::uuid")),
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
                    .modify_column(ColumnDef::new("external_id").text())
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
