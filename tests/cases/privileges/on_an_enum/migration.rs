//! privileges on an enum
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + privileges on mood from PUBLIC
//! + privileges on mood to pg_monitor
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
        db.execute_unprepared("REVOKE USAGE ON TYPE mood FROM PUBLIC").await?;
        db.execute_unprepared("GRANT USAGE ON TYPE mood TO pg_monitor").await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("GRANT USAGE ON TYPE mood TO PUBLIC").await?;
        db.execute_unprepared("REVOKE USAGE ON TYPE mood FROM pg_monitor").await?;
        Ok(())
    }
}
