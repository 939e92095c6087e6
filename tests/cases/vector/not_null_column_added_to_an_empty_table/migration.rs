//! vector not null column added to an empty table
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + column stories.summary_embedding: vector(2) not null
//! ```
//!
//! Findings:
//!
//! - required-column, up, `stories`: adds `stories.summary_embedding`, which is NOT NULL without a
//!   default, and fails if the table has rows (give it a default; or fill the existing rows: --fill
//!   `stories.summary_embedding=EXPRESSION`)
//! - drops-column, down, `stories.summary_embedding`: drops the column `stories.summary_embedding`
//!   and everything stored in it since `up`
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ADD COLUMN summary_embedding vector(2) NOT NULL
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up required-column stories.summary_embedding
//! SELECT count(*) FROM stories;
//! ```
//!
//! Deploy: together: the running program does not set `stories.summary_embedding`, which is
//! required
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
                    .add_column(ColumnDef::new("summary_embedding").custom("vector(2)").not_null())
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter().table("stories").drop_column("summary_embedding").to_owned(),
            )
            .await?;

        Ok(())
    }
}
