//! policy forced
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + forced row security on stories
//! + policy w on stories
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
        db.execute_unprepared("ALTER TABLE stories FORCE ROW LEVEL SECURITY").await?;

        db.execute_unprepared(
            "CREATE POLICY w ON stories AS RESTRICTIVE FOR INSERT WITH CHECK (title <> '')",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("ALTER TABLE stories NO FORCE ROW LEVEL SECURITY").await?;
        db.execute_unprepared("DROP POLICY w ON stories").await?;
        Ok(())
    }
}
