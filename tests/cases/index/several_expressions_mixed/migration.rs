//! index several expressions mixed
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + index ix_stories_title on stories (lower(title), price desc nulls last, price + 1)
//! ```
//!
//! Locks:
//!
//! ```text
//! up: CREATE INDEX ix_stories_title ON stories ((lower(title)), price DESC NULLS LAST, (price …
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
            CREATE INDEX ix_stories_title ON stories
                ((lower(title)), price DESC NULLS LAST, (price + 1))
            ",
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
