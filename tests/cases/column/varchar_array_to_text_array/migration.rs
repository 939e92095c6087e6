//! column varchar array to text array
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.tags: character varying[] → text[]
//! ```
//!
//! Findings:
//!
//! - rewrites-table, up, `stories`: changes `stories.tags` from `character varying[]` to `text[]`,
//!   which rewrites the table under an exclusive lock (on a large table, add a new column, fill it
//!   in batches, and swap the names)
//! - rewrites-table, down, `stories`: changes `stories.tags` from `text[]` to `character
//!   varying[]`, which rewrites the table under an exclusive lock (on a large table, add a new
//!   column, fill it in batches, and swap the names)
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
                    .modify_column(ColumnDef::new("tags").array(ColumnType::Text))
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
                    .modify_column(ColumnDef::new("tags").array(ColumnType::string(None)))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
