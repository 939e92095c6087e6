//! function procedure created
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + procedure prune(integer)
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
            "CREATE PROCEDURE prune(fewest integer) LANGUAGE plpgsql AS $$ BEGIN DELETE FROM \
             stories WHERE words < fewest; END $$",
        )
        .await?;

        db.execute_unprepared("COMMENT ON PROCEDURE prune(integer) IS 'Short ones go'").await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP PROCEDURE prune(integer)").await?;
        Ok(())
    }
}
