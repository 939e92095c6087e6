//! column dropped from a unique key
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - column stories.edition
//! - index idx-stories-slug on stories unique (slug, edition)
//! ```
//!
//! Findings:
//!
//! - drops-column, up, `stories`: drops the column `stories.edition` with its values (before this
//!   statement, copy elsewhere what is still needed; `down` restores only the structure)
//!
//! Locks:
//!
//! ```text
//! down: CREATE UNIQUE INDEX "idx-stories-slug" ON stories (slug, edition)
//!   SHARE on stories: scan; writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up drops-column stories.edition
//! SELECT count(*) FROM stories WHERE edition IS NOT NULL;
//! ```
//!
//! Deploy: together: the new program needs what the migration adds, and the running one may still
//! need what it drops
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_index(Index::drop().name("idx-stories-slug").table("stories").to_owned())
            .await?;

        manager
            .alter_table(Table::alter().table("stories").drop_column("edition").to_owned())
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(ColumnDef::new("edition").integer())
                    .to_owned(),
            )
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("idx-stories-slug")
                    .table("stories")
                    .unique()
                    .col("slug")
                    .col("edition")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
