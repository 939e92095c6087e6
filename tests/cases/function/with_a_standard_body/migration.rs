//! function with a standard body
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + function total()
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

        db.execute_unprepared(
            "CREATE FUNCTION total() RETURNS bigint STABLE BEGIN ATOMIC SELECT sum(words) FROM \
             stories; END",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP FUNCTION total()").await?;
        Ok(())
    }
}
