//! namespace comment changed
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ schema app: comment changed
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
        db.execute_unprepared("COMMENT ON SCHEMA app IS 'two'").await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("COMMENT ON SCHEMA app IS 'one'").await?;
        Ok(())
    }
}
