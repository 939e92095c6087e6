//! namespace stated for a function in it
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + schema app
//! + function app.one()
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
        db.execute_unprepared("CREATE SCHEMA app").await?;

        db.execute_unprepared("CREATE FUNCTION app.one() RETURNS integer LANGUAGE sql RETURN 1")
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP FUNCTION app.one()").await?;
        db.execute_unprepared("DROP SCHEMA app").await?;
        Ok(())
    }
}
