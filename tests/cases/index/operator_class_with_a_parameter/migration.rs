//! index operator class with a parameter
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ index ix_stories_title on stories gist (title gist_trgm_ops) → gist (title gist_trgm_ops(siglen=32))
//! ```
//!
//! Locks:
//!
//! ```text
//! up: CREATE INDEX ix_stories_title ON stories USING gist (title gist_trgm_ops(siglen=32))
//!   SHARE on stories: scan; writes wait
//! down: CREATE INDEX ix_stories_title ON stories USING gist (title gist_trgm_ops)
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
            .drop_index(Index::drop().name("ix_stories_title").table("stories").to_owned())
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("ix_stories_title")
                    .table("stories")
                    .index_type(IndexType::Custom("gist".into()))
                    .col(
                        "title".into_index_column().with_operator_class("gist_trgm_ops(siglen=32)"),
                    )
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_index(Index::drop().name("ix_stories_title").table("stories").to_owned())
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("ix_stories_title")
                    .table("stories")
                    .index_type(IndexType::Custom("gist".into()))
                    .col("title".into_index_column().with_operator_class("gist_trgm_ops"))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
