//! vector ivfflat lists changed
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ index ix_stories_embedding on stories ivfflat (embedding) with (lists = 1) → ivfflat (embedding) with (lists = 2)
//! ```
//!
//! Locks:
//!
//! ```text
//! up: CREATE INDEX ix_stories_embedding ON stories USING ivfflat (embedding) WITH (lists = 2)
//!   SHARE on stories: scan; writes wait
//! down: CREATE INDEX ix_stories_embedding ON stories USING ivfflat (embedding) WITH (lists = 1)
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
            .drop_index(Index::drop().name("ix_stories_embedding").table("stories").to_owned())
            .await?;

        db.execute_unprepared(
            "
            CREATE INDEX ix_stories_embedding ON stories USING ivfflat (embedding)
                WITH (lists = 2)
            ",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .drop_index(Index::drop().name("ix_stories_embedding").table("stories").to_owned())
            .await?;

        db.execute_unprepared(
            "
            CREATE INDEX ix_stories_embedding ON stories USING ivfflat (embedding)
                WITH (lists = 1)
            ",
        )
        .await?;

        Ok(())
    }
}
