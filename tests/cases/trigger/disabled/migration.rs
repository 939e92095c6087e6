//! trigger disabled
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + mode of trigger stories_touch on stories
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

        db.execute_unprepared("ALTER TABLE stories DISABLE TRIGGER stories_touch").await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("ALTER TABLE stories ENABLE TRIGGER stories_touch").await?;
        Ok(())
    }
}
