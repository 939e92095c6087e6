//! index brin with pages per range
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + index ix_stories_created_at on stories brin (created_at) with (pages_per_range = 32)
//! ```
//!
//! Locks:
//!
//! ```text
//! up: CREATE INDEX ix_stories_created_at ON stories USING brin (created_at) WITH (pages_per_ra …
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

        db.execute_unprepared(
            "
            CREATE INDEX ix_stories_created_at ON stories USING brin (created_at)
                WITH (pages_per_range = 32)
            ",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_index(Index::drop().name("ix_stories_created_at").table("stories").to_owned())
            .await?;

        Ok(())
    }
}
