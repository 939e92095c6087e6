//! index named as a check
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + check stories_words on stories (words >= 0)
//! + index stories_words on stories (words)
//! ```
//!
//! Findings:
//!
//! - check-on-existing, up, `stories`: adds the check `stories_words` to `stories`, and fails if a
//!   row violates it (fix those rows before this statement)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ADD CONSTRAINT stories_words CHECK (words >= 0)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! up: CREATE INDEX stories_words ON stories (words)
//!   SHARE on stories: scan; writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up check-on-existing stories.stories_words
//! SELECT count(*) FROM stories WHERE NOT (words >= 0);
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

        db.execute_unprepared(
            "ALTER TABLE stories ADD CONSTRAINT stories_words CHECK (words >= 0)",
        )
        .await?;

        manager
            .create_index(
                Index::create().name("stories_words").table("stories").col("words").to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name("stories_words").table("stories").to_owned()).await?;

        manager
            .alter_table(
                Table::alter().table("stories").drop_constraint("stories_words").to_owned(),
            )
            .await?;

        Ok(())
    }
}
