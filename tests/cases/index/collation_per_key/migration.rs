//! index collation per key
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ index ix_stories_title on stories (title, price) → (title collate C, price, lower(title) collate C)
//! ```
//!
//! Locks:
//!
//! ```text
//! up: CREATE INDEX ix_stories_title ON stories (title COLLATE "C", price, (lower(title)) COLLA …
//!   SHARE on stories: scan; writes wait
//! down: CREATE INDEX ix_stories_title ON stories (title, price)
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
            r#"
            CREATE INDEX ix_stories_title ON stories
                (title COLLATE "C", price, (lower(title)) COLLATE "C")
            "#,
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_index(Index::drop().name("ix_stories_title").table("stories").to_owned())
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("ix_stories_title")
                    .table("stories")
                    .col("title")
                    .col("price")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
