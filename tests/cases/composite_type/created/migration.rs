//! composite type created
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + composite type span
//! + function whole()
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
        db.execute_unprepared("CREATE TYPE span AS (first integer, last bigint)").await?;

        db.execute_unprepared(
            "CREATE FUNCTION whole() RETURNS span LANGUAGE sql AS $$ SELECT 1, 2::bigint $$",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP FUNCTION whole()").await?;
        db.execute_unprepared("DROP TYPE span").await?;
        Ok(())
    }
}
