//! sql table storage parameters set and reset
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - storage parameter fillfactor on stories
//! + storage parameter autovacuum_vacuum_threshold on stories
//! + storage parameter toast.autovacuum_enabled on stories
//! ```
//!
//! Deploy: together: the new program needs what the migration adds, and the running one may still
//! need what it drops
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("ALTER TABLE stories RESET (fillfactor)").await?;

        db.execute_unprepared("ALTER TABLE stories SET (autovacuum_vacuum_threshold = '100')")
            .await?;

        db.execute_unprepared("ALTER TABLE stories SET (toast.autovacuum_enabled = 'off')").await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared("ALTER TABLE stories RESET (autovacuum_vacuum_threshold)").await?;

        db.execute_unprepared("ALTER TABLE stories RESET (toast.autovacuum_enabled)").await?;

        db.execute_unprepared("ALTER TABLE stories SET (fillfactor = '90')").await?;
        Ok(())
    }
}
