//! column json to jsonb
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.outline: json → jsonb
//! ```
//!
//! Findings:
//!
//! - rewrites-table, up, `stories`: changes `stories.outline` from `json` to `jsonb`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//! - rewrites-table, down, `stories`: changes `stories.outline` from `jsonb` to `json`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
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
                    .modify_column(ColumnDef::new("outline").json_binary())
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
                    .modify_column(ColumnDef::new("outline").json())
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
