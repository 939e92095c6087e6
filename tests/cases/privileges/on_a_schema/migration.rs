//! privileges on a schema
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + privileges on app to PUBLIC
//! ~ privileges on app to pg_monitor: another definition
//! + privileges on app.stories to pg_monitor
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
        db.execute_unprepared("REVOKE CREATE ON SCHEMA app FROM pg_monitor").await?;
        db.execute_unprepared("GRANT USAGE ON SCHEMA app TO PUBLIC").await?;
        db.execute_unprepared("GRANT USAGE ON SCHEMA app TO pg_monitor").await?;
        db.execute_unprepared("GRANT SELECT ON TABLE app.stories TO pg_monitor").await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("REVOKE USAGE ON SCHEMA app FROM PUBLIC").await?;
        db.execute_unprepared("REVOKE USAGE ON SCHEMA app FROM pg_monitor").await?;

        db.execute_unprepared("REVOKE SELECT ON TABLE app.stories FROM pg_monitor").await?;

        db.execute_unprepared("GRANT CREATE ON SCHEMA app TO pg_monitor").await?;
        Ok(())
    }
}
