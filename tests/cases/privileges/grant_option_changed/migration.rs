//! privileges grant option changed
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ privileges on stories to pg_monitor: another definition
//! ~ privileges on stories to pg_monitor, with grant option: another definition
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
        db.execute_unprepared("REVOKE INSERT ON TABLE stories FROM pg_monitor").await?;
        db.execute_unprepared("REVOKE UPDATE ON TABLE stories FROM pg_monitor").await?;
        db.execute_unprepared("GRANT UPDATE ON TABLE stories TO pg_monitor").await?;

        db.execute_unprepared("GRANT INSERT ON TABLE stories TO pg_monitor WITH GRANT OPTION")
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("REVOKE UPDATE ON TABLE stories FROM pg_monitor").await?;
        db.execute_unprepared("REVOKE INSERT ON TABLE stories FROM pg_monitor").await?;
        db.execute_unprepared("GRANT INSERT ON TABLE stories TO pg_monitor").await?;

        db.execute_unprepared("GRANT UPDATE ON TABLE stories TO pg_monitor WITH GRANT OPTION")
            .await?;

        Ok(())
    }
}
