//! check dropped
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - check ck_stories_words on stories (words >= 0)
//! ```
//!
//! Findings:
//!
//! - check-on-existing, down, `stories`: adds the check `ck_stories_words` to `stories`, and fails
//!   if a row violates it (fix those rows before this statement)
//!
//! Locks:
//!
//! ```text
//! down: ALTER TABLE stories ADD CONSTRAINT ck_stories_words CHECK (words >= 0)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- down check-on-existing stories.ck_stories_words
//! SELECT count(*) FROM stories WHERE NOT (words >= 0);
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
                Table::alter().table("stories").drop_constraint("ck_stories_words").to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared(
            "ALTER TABLE stories ADD CONSTRAINT ck_stories_words CHECK (words >= 0)",
        )
        .await?;

        Ok(())
    }
}
