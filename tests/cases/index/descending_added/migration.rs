//! index descending added
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + index ix_stories_recent on stories (title nulls first, created_at desc nulls last)
//! ```
//!
//! Locks:
//!
//! ```text
//! up: CREATE INDEX ix_stories_recent ON stories (title NULLS FIRST, created_at DESC NULLS LAST …
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
            CREATE INDEX ix_stories_recent ON stories
                (title NULLS FIRST, created_at DESC NULLS LAST)
            ",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_index(Index::drop().name("ix_stories_recent").table("stories").to_owned())
            .await?;

        Ok(())
    }
}
