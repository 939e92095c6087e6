//! rename enum into a new schema
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! > enum mood → app.mood
//! + schema app
//! ```
//!
//! Deploy: together: the running program uses the old name `mood`
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("CREATE SCHEMA app").await?;
        db.execute_unprepared("ALTER TYPE mood SET SCHEMA app").await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("ALTER TYPE app.mood SET SCHEMA public").await?;
        db.execute_unprepared("DROP SCHEMA app").await?;
        Ok(())
    }
}
