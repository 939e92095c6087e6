//! unmanaged replica identity index made anew
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ unique uq_stories_title on stories (title) → (title) include (price)
//! ```
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ADD CONSTRAINT uq_stories_title UNIQUE (title) INCLUDE (price)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! down: ALTER TABLE stories ADD CONSTRAINT uq_stories_title UNIQUE (title)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! ```
//!
//! Deploy: program first
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
            .alter_table(
                Table::alter().table("stories").drop_constraint("uq_stories_title").to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "
            ALTER TABLE stories ADD CONSTRAINT uq_stories_title UNIQUE (title)
                INCLUDE (price)
            ",
        )
        .await?;

        db.execute_unprepared("ALTER TABLE stories REPLICA IDENTITY USING INDEX uq_stories_title")
            .await?;

        db.execute_unprepared("ALTER TABLE stories CLUSTER ON uq_stories_title").await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .alter_table(
                Table::alter().table("stories").drop_constraint("uq_stories_title").to_owned(),
            )
            .await?;

        db.execute_unprepared("ALTER TABLE stories ADD CONSTRAINT uq_stories_title UNIQUE (title)")
            .await?;

        db.execute_unprepared("ALTER TABLE stories REPLICA IDENTITY USING INDEX uq_stories_title")
            .await?;

        db.execute_unprepared("ALTER TABLE stories CLUSTER ON uq_stories_title").await?;
        Ok(())
    }
}
