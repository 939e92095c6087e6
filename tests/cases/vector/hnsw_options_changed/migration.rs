//! vector hnsw options changed
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ index ix_stories_embedding on stories hnsw (embedding vector_cosine_ops) with (ef_construction = 64, m = 16) → hnsw (embedding vector_cosine_ops) with (ef_construction = 128, m = 16)
//! ```
//!
//! Locks:
//!
//! ```text
//! up: CREATE INDEX ix_stories_embedding ON stories USING hnsw (embedding vector_cosine_ops) WI …
//!   SHARE on stories: scan; writes wait
//! down: CREATE INDEX ix_stories_embedding ON stories USING hnsw (embedding vector_cosine_ops) WI …
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
            CREATE INDEX ix_stories_embedding ON stories
                USING hnsw (embedding vector_cosine_ops)
                WITH (ef_construction = 128, m = 16)
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
            CREATE INDEX ix_stories_embedding ON stories
                USING hnsw (embedding vector_cosine_ops) WITH (ef_construction = 64, m = 16)
            ",
        )
        .await?;

        Ok(())
    }
}
