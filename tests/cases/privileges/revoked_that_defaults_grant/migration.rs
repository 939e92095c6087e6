//! privileges revoked that defaults grant
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - privileges on stories to pg_monitor, with grant option
//! ~ privileges on stories to pg_monitor: another definition
//! ```
//!
//! Deploy: program first
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("REVOKE UPDATE ON TABLE stories FROM pg_monitor").await?;
        db.execute_unprepared("REVOKE DELETE ON TABLE stories FROM pg_monitor").await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared("GRANT UPDATE ON TABLE stories TO pg_monitor WITH GRANT OPTION")
            .await?;

        db.execute_unprepared("GRANT DELETE ON TABLE stories TO pg_monitor").await?;
        Ok(())
    }
}
