//! index left invalid is made anew
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + index ix_stories_title on stories (title)
//! ```
//!
//! Findings:
//!
//! - invalid-index, up, `stories`: drops and recreates the invalid index `ix_stories_title` of
//!   `stories`, which a failed `CREATE INDEX CONCURRENTLY` left behind (find out first why it
//!   failed)
//!
//! Locks:
//!
//! ```text
//! up: CREATE INDEX ix_stories_title ON stories (title)
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
        db.execute_unprepared("DROP INDEX IF EXISTS ix_stories_title").await?;

        manager
            .create_index(
                Index::create().name("ix_stories_title").table("stories").col("title").to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_index(Index::drop().name("ix_stories_title").table("stories").to_owned())
            .await?;

        Ok(())
    }
}
