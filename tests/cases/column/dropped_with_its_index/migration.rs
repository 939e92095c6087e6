//! column dropped with its index
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - column stories.pages
//! - index idx-stories-pages on stories (pages)
//! ```
//!
//! Findings:
//!
//! - drops-column, up, `stories`: drops the column `stories.pages` with its values (before this
//!   statement, copy elsewhere what is still needed; `down` restores only the structure)
//!
//! Locks:
//!
//! ```text
//! down: CREATE INDEX "idx-stories-pages" ON stories (pages)
//!   SHARE on stories: scan; writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up drops-column stories.pages
//! SELECT count(*) FROM stories WHERE pages IS NOT NULL;
//! ```
//!
//! Deploy: program first
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_index(Index::drop().name("idx-stories-pages").table("stories").to_owned())
            .await?;

        manager
            .alter_table(Table::alter().table("stories").drop_column("pages").to_owned())
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(ColumnDef::new("pages").integer())
                    .to_owned(),
            )
            .await?;

        manager
            .create_index(
                Index::create().name("idx-stories-pages").table("stories").col("pages").to_owned(),
            )
            .await?;

        Ok(())
    }
}
