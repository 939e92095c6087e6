//! privileges changed
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + privileges on stories to PUBLIC
//! ~ privileges on stories to pg_monitor: another definition
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
        db.execute_unprepared("REVOKE INSERT ON TABLE stories FROM pg_monitor").await?;
        db.execute_unprepared("GRANT SELECT ON TABLE stories TO PUBLIC").await?;
        db.execute_unprepared("GRANT DELETE ON TABLE stories TO pg_monitor").await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("REVOKE SELECT ON TABLE stories FROM PUBLIC").await?;
        db.execute_unprepared("REVOKE DELETE ON TABLE stories FROM pg_monitor").await?;
        db.execute_unprepared("GRANT INSERT ON TABLE stories TO pg_monitor").await?;
        Ok(())
    }
}
