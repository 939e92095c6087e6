//! view columns said
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ default of column long_stories.title: another definition
//! ~ comment on column long_stories.length: another definition
//! + comment on column long_stories.title
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
        let db = manager.get_connection();

        db.execute_unprepared(
            "ALTER VIEW long_stories ALTER COLUMN title SET DEFAULT 'some'::character varying",
        )
        .await?;

        db.execute_unprepared("COMMENT ON COLUMN long_stories.length IS 'number of words'").await?;

        db.execute_unprepared("COMMENT ON COLUMN long_stories.title IS 'its title'").await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("COMMENT ON COLUMN long_stories.title IS NULL").await?;

        db.execute_unprepared(
            "ALTER VIEW long_stories ALTER COLUMN title SET DEFAULT 'none'::character varying",
        )
        .await?;

        db.execute_unprepared("COMMENT ON COLUMN long_stories.length IS 'of words'").await?;

        Ok(())
    }
}
