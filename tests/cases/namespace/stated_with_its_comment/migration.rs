//! namespace stated with its comment
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + schema app
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
        db.execute_unprepared("CREATE SCHEMA app").await?;
        db.execute_unprepared("COMMENT ON SCHEMA app IS 'it''s for the app'").await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP SCHEMA app").await?;
        Ok(())
    }
}
