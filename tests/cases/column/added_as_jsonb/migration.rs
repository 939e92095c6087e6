//! column added as jsonb
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + column stories.metadata: jsonb not null
//! ```
//!
//! Findings:
//!
//! - drops-column, down, `stories.metadata`: drops the column `stories.metadata` and everything
//!   stored in it since `up`
//!
//! Deploy: migration first
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
                    .add_column(
                        ColumnDef::new("metadata")
                            .json_binary()
                            .not_null()
                            .default(r#"{"tone": "dry"}"#),
                    )
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(Table::alter().table("stories").drop_column("metadata").to_owned())
            .await?;

        Ok(())
    }
}
