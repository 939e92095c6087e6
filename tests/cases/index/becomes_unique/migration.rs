//! index becomes unique
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ index ix_stories_slug on stories (slug) → unique (slug)
//! ```
//!
//! Findings:
//!
//! - unique-on-existing, up, `stories`: makes rows of `stories` unique by `ix_stories_slug`, and
//!   fails if there are duplicates (resolve the duplicates before this statement)
//!
//! Locks:
//!
//! ```text
//! up: CREATE UNIQUE INDEX ix_stories_slug ON stories (slug)
//!   SHARE on stories: scan; writes wait
//! down: CREATE INDEX ix_stories_slug ON stories (slug)
//!   SHARE on stories: scan; writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up unique-on-existing stories.ix_stories_slug
//! SELECT count(slug) - count(DISTINCT slug) FROM stories;
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
                    .unique()
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
