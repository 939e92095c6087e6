//! privileges all granted
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + privileges on stories to pg_monitor
//! + default privileges on tables to pg_monitor
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
        db.execute_unprepared("GRANT ALL ON TABLE stories TO pg_monitor").await?;

        db.execute_unprepared("ALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO pg_monitor").await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared("ALTER DEFAULT PRIVILEGES REVOKE ALL ON TABLES FROM pg_monitor")
            .await?;

        db.execute_unprepared("REVOKE ALL ON TABLE stories FROM pg_monitor").await?;
        Ok(())
    }
}
