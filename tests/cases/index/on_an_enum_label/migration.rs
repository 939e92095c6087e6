//! index on an enum label
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + index ix_stories_drafts on stories (title) where status = 'draft'
//! ```
//!
//! Locks:
//!
//! ```text
//! up: CREATE INDEX ix_stories_drafts ON stories (title) WHERE status = 'draft'
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
            .create_index(
                Index::create()
                    .name("ix_stories_drafts")
                    .table("stories")
                    .col("title")
                    .and_where(Expr::cust("status = 'draft'"))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_index(Index::drop().name("ix_stories_drafts").table("stories").to_owned())
            .await?;

        Ok(())
    }
}
