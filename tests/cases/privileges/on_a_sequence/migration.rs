//! privileges on a sequence
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + privileges on stories_id_seq to pg_monitor
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

        db.execute_unprepared("GRANT SELECT, USAGE ON SEQUENCE stories_id_seq TO pg_monitor")
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared("REVOKE SELECT, USAGE ON SEQUENCE stories_id_seq FROM pg_monitor")
            .await?;

        Ok(())
    }
}
