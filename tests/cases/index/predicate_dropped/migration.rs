//! index predicate dropped
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ index ix_stories_live on stories (title) where deleted_at IS NULL → (title)
//! ```
//!
//! Locks:
//!
//! ```text
//! up: CREATE INDEX ix_stories_live ON stories (title)
//!   SHARE on stories: scan; writes wait
//! down: CREATE INDEX ix_stories_live ON stories (title) WHERE deleted_at IS NULL
//!   SHARE on stories: scan; writes wait
//! ```
//!
//! Deploy: in any order
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_index(Index::drop().name("ix_stories_live").table("stories").to_owned())
            .await?;

        manager
            .create_index(
                Index::create().name("ix_stories_live").table("stories").col("title").to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_index(Index::drop().name("ix_stories_live").table("stories").to_owned())
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("ix_stories_live")
                    .table("stories")
                    .col("title")
                    .and_where(Expr::cust("deleted_at IS NULL"))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
