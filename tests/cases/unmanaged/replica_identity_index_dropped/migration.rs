//! unmanaged replica identity index dropped
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - unique uq_stories_title on stories (title)
//! ```
//!
//! Findings:
//!
//! - loses-replica-identity, up, `stories`: drops `uq_stories_title`, the replica identity of
//!   `stories`; without one, a published table accepts no UPDATE or DELETE (add `ALTER TABLE …
//!   REPLICA IDENTITY` to the migration, with the index that replaces it)
//! - unique-on-existing, down, `stories`: makes rows of `stories` unique by `uq_stories_title` over
//!   `title`, and fails if there are duplicates (resolve the duplicates before this statement)
//!
//! Locks:
//!
//! ```text
//! down: ALTER TABLE stories ADD CONSTRAINT uq_stories_title UNIQUE (title)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- down unique-on-existing stories.uq_stories_title
//! SELECT count(title) - count(DISTINCT title) FROM stories;
//! ```
//!
//! Deploy: migration first
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

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared("ALTER TABLE stories ADD CONSTRAINT uq_stories_title UNIQUE (title)")
            .await?;

        db.execute_unprepared("ALTER TABLE stories REPLICA IDENTITY USING INDEX uq_stories_title")
            .await?;

        Ok(())
    }
}
