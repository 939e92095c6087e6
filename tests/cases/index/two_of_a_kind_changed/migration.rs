//! index two of a kind changed
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ index ix_stories_price on stories (price) → hash (price)
//! ~ index ix_stories_title on stories (title) → (title) with (fillfactor = 60)
//! ```
//!
//! Locks:
//!
//! ```text
//! up: CREATE INDEX ix_stories_price ON stories USING hash (price)
//!   SHARE on stories: scan; writes wait
//! down: CREATE INDEX ix_stories_price ON stories (price)
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
        let db = manager.get_connection();

        manager
            .drop_index(Index::drop().name("ix_stories_price").table("stories").to_owned())
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("ix_stories_price")
                    .table("stories")
                    .index_type(IndexType::Hash)
                    .col("price")
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("ALTER INDEX ix_stories_title SET (fillfactor = 60)").await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .drop_index(Index::drop().name("ix_stories_price").table("stories").to_owned())
            .await?;

        manager
            .create_index(
                Index::create().name("ix_stories_price").table("stories").col("price").to_owned(),
            )
            .await?;

        db.execute_unprepared("ALTER INDEX ix_stories_title RESET (fillfactor)").await?;
        Ok(())
    }
}
