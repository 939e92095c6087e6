//! index brin pages per range changed
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ index ix_stories_title on stories brin (price) with (pages_per_range = 32) → brin (price) with (pages_per_range = 64)
//! ```
//!
//! Locks:
//!
//! ```text
//! up: CREATE INDEX ix_stories_title ON stories USING brin (price) WITH (pages_per_range = 64)
//!   SHARE on stories: scan; writes wait
//! down: CREATE INDEX ix_stories_title ON stories USING brin (price) WITH (pages_per_range = 32)
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
            .drop_index(Index::drop().name("ix_stories_title").table("stories").to_owned())
            .await?;

        db.execute_unprepared(
            "
            CREATE INDEX ix_stories_title ON stories USING brin (price)
                WITH (pages_per_range = 64)
            ",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .drop_index(Index::drop().name("ix_stories_title").table("stories").to_owned())
            .await?;

        db.execute_unprepared(
            "
            CREATE INDEX ix_stories_title ON stories USING brin (price)
                WITH (pages_per_range = 32)
            ",
        )
        .await?;

        Ok(())
    }
}
