//! column added not null to an empty table
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + column stories.word_count: integer not null
//! ```
//!
//! Findings:
//!
//! - required-column, up, `stories`: adds `stories.word_count`, which is NOT NULL without a
//!   default, and fails if the table has rows (give it a default; or fill the existing rows: --fill
//!   `stories.word_count=EXPRESSION`)
//! - drops-column, down, `stories.word_count`: drops the column `stories.word_count` and everything
//!   stored in it since `up`
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ADD COLUMN word_count integer NOT NULL
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up required-column stories.word_count
//! SELECT count(*) FROM stories;
//! ```
//!
//! Deploy: together: the running program does not set `stories.word_count`, which is required
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
                    .add_column(ColumnDef::new("word_count").integer().not_null())
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(Table::alter().table("stories").drop_column("word_count").to_owned())
            .await?;

        Ok(())
    }
}
