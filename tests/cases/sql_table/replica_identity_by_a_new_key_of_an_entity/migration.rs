//! sql table replica identity by a new key of an entity
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + unique stories_title_key on stories (title)
//! + replica identity of stories
//! ```
//!
//! Findings:
//!
//! - unique-on-existing, up, `stories`: makes rows of `stories` unique by `stories_title_key` over
//!   `title`, and fails if there are duplicates (resolve the duplicates before this statement)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ADD CONSTRAINT stories_title_key UNIQUE (title)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up unique-on-existing stories.stories_title_key
//! SELECT count(title) - count(DISTINCT title) FROM stories;
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
        let db = manager.get_connection();

        db.execute_unprepared(
            "ALTER TABLE stories ADD CONSTRAINT stories_title_key UNIQUE (title)",
        )
        .await?;

        db.execute_unprepared("ALTER TABLE stories REPLICA IDENTITY USING INDEX stories_title_key")
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("ALTER TABLE stories REPLICA IDENTITY DEFAULT").await?;

        manager
            .alter_table(
                Table::alter().table("stories").drop_constraint("stories_title_key").to_owned(),
            )
            .await?;

        Ok(())
    }
}
