//! privileges revoked from everybody
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + privileges on shout(text) from PUBLIC
//! + privileges on shout(text) to pg_monitor
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

        db.execute_unprepared("REVOKE EXECUTE ON FUNCTION shout(text) FROM PUBLIC").await?;

        db.execute_unprepared("GRANT EXECUTE ON FUNCTION shout(text) TO pg_monitor").await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("GRANT EXECUTE ON FUNCTION shout(text) TO PUBLIC").await?;

        db.execute_unprepared("REVOKE EXECUTE ON FUNCTION shout(text) FROM pg_monitor").await?;

        Ok(())
    }
}
