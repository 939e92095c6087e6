//! unique dropped
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - unique stories_slug_key on stories (slug)
//! ```
//!
//! Findings:
//!
//! - unique-on-existing, down, `stories`: makes rows of `stories` unique by `stories_slug_key` over
//!   `slug`, and fails if there are duplicates (resolve the duplicates before this statement)
//!
//! Locks:
//!
//! ```text
//! down: ALTER TABLE stories ADD CONSTRAINT stories_slug_key UNIQUE (slug)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- down unique-on-existing stories.stories_slug_key
//! SELECT count(slug) - count(DISTINCT slug) FROM stories;
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
                Table::alter().table("stories").drop_constraint("stories_slug_key").to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared("ALTER TABLE stories ADD CONSTRAINT stories_slug_key UNIQUE (slug)")
            .await?;

        Ok(())
    }
}
