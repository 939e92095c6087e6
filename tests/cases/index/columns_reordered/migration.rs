//! index columns reordered
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ index ix_stories_slug on stories (slug, title) → (title, slug)
//! ```
//!
//! Locks:
//!
//! ```text
//! up: CREATE INDEX ix_stories_slug ON stories (title, slug)
//!   SHARE on stories: scan; writes wait
//! down: CREATE INDEX ix_stories_slug ON stories (slug, title)
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
                    .col("title")
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
                Index::create()
                    .name("ix_stories_slug")
                    .table("stories")
                    .col("slug")
                    .col("title")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
