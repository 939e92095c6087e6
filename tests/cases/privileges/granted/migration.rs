//! privileges granted
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + privileges on stories to pg_monitor
//! + privileges on stories.title to pg_monitor, with grant option
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

        db.execute_unprepared("GRANT INSERT, SELECT ON TABLE stories TO pg_monitor").await?;

        db.execute_unprepared(
            "GRANT UPDATE (title) ON TABLE stories TO pg_monitor WITH GRANT OPTION",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared("REVOKE INSERT, SELECT ON TABLE stories FROM pg_monitor").await?;

        db.execute_unprepared("REVOKE UPDATE (title) ON TABLE stories FROM pg_monitor").await?;

        Ok(())
    }
}
