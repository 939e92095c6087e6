//! index method changed
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ index ix_stories_slug on stories (slug) → hash (slug)
//! ```
//!
//! Locks:
//!
//! ```text
//! up: CREATE INDEX ix_stories_slug ON stories USING hash (slug)
//!   SHARE on stories: scan; writes wait
//! down: CREATE INDEX ix_stories_slug ON stories (slug)
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
            .drop_index(Index::drop().name("ix_stories_slug").table("stories").to_owned())
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("ix_stories_slug")
                    .table("stories")
                    .index_type(IndexType::Hash)
                    .col("slug")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_index(Index::drop().name("ix_stories_slug").table("stories").to_owned())
            .await?;

        manager
            .create_index(
                Index::create().name("ix_stories_slug").table("stories").col("slug").to_owned(),
            )
            .await?;

        Ok(())
    }
}
