//! index full text added
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + index ix_stories_search on stories gin (to_tsvector('english', title || ' ' || slug))
//! ```
//!
//! Locks:
//!
//! ```text
//! up: CREATE INDEX ix_stories_search ON stories USING gin ((to_tsvector('english', title || ' …
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
                    .name("ix_stories_search")
                    .table("stories")
                    .index_type(IndexType::Custom("gin".into()))
                    .col(Expr::cust("to_tsvector('english', title || ' ' || slug)"))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_index(Index::drop().name("ix_stories_search").table("stories").to_owned())
            .await?;

        Ok(())
    }
}
