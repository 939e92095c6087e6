//! privileges by default
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - default privileges on functions from PUBLIC
//! - default privileges on tables to pg_monitor
//! + default privileges on sequences of pg_monitor to PUBLIC
//! + default privileges on tables to pg_monitor, with grant option
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

        db.execute_unprepared("ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO PUBLIC")
            .await?;

        db.execute_unprepared(
            "ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE SELECT ON TABLES FROM pg_monitor",
        )
        .await?;

        db.execute_unprepared(
            "ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor GRANT USAGE ON SEQUENCES TO PUBLIC",
        )
        .await?;

        db.execute_unprepared(
            "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT INSERT, SELECT ON TABLES TO \
             pg_monitor WITH GRANT OPTION",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared(
            "ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor REVOKE USAGE ON SEQUENCES FROM PUBLIC",
        )
        .await?;

        db.execute_unprepared(
            "ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE INSERT, SELECT ON TABLES FROM \
             pg_monitor",
        )
        .await?;

        db.execute_unprepared("ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC")
            .await?;

        db.execute_unprepared(
            "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO pg_monitor",
        )
        .await?;

        Ok(())
    }
}
