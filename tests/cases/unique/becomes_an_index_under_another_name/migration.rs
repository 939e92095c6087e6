//! unique becomes an index under another name
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - unique uq_stories_title on stories (title)
//! + index ix_stories_title on stories unique (title)
//! ```
//!
//! Locks:
//!
//! ```text
//! up: CREATE UNIQUE INDEX ix_stories_title ON stories (title)
//!   SHARE on stories: scan; writes wait
//! down: ALTER TABLE stories ADD CONSTRAINT uq_stories_title UNIQUE (title)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! ```
//!
//! Deploy: together: the new program needs what the migration adds, and the running one may still
//! need what it drops
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter().table("stories").drop_constraint("uq_stories_title").to_owned(),
            )
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("ix_stories_title")
                    .table("stories")
                    .unique()
                    .col("title")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .drop_index(Index::drop().name("ix_stories_title").table("stories").to_owned())
            .await?;

        db.execute_unprepared("ALTER TABLE stories ADD CONSTRAINT uq_stories_title UNIQUE (title)")
            .await?;

        Ok(())
    }
}
