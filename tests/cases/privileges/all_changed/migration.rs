//! privileges all changed
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ privileges on stories to pg_monitor: another definition
//! ~ privileges on stories to pg_read_all_data: another definition
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
        db.execute_unprepared("REVOKE ALL ON TABLE stories FROM pg_monitor").await?;

        db.execute_unprepared("GRANT SELECT, UPDATE ON TABLE stories TO pg_monitor").await?;

        db.execute_unprepared("GRANT ALL ON TABLE stories TO pg_read_all_data").await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared("REVOKE ALL ON TABLE stories FROM pg_read_all_data").await?;

        db.execute_unprepared("GRANT ALL ON TABLE stories TO pg_monitor").await?;

        db.execute_unprepared("GRANT SELECT ON TABLE stories TO pg_read_all_data").await?;

        Ok(())
    }
}
