//! check renamed
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! > check ck_stories_words → ck_stories_word_count on stories
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
            "ALTER TABLE stories RENAME CONSTRAINT ck_stories_words TO ck_stories_word_count",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared(
            "ALTER TABLE stories RENAME CONSTRAINT ck_stories_word_count TO ck_stories_words",
        )
        .await?;

        Ok(())
    }
}
