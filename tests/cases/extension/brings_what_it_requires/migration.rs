//! extension brings what it requires
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + extension cube
//! + extension earthdistance
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
        db.execute_unprepared("CREATE EXTENSION IF NOT EXISTS cube").await?;
        db.execute_unprepared("CREATE EXTENSION IF NOT EXISTS earthdistance").await?;
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Ok(())
    }
}
