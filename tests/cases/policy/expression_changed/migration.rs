//! policy expression changed
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ policy readers on stories: another definition
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
        db.execute_unprepared("DROP POLICY readers ON stories").await?;

        db.execute_unprepared(
            "CREATE POLICY readers ON stories FOR SELECT TO pg_monitor USING (words > 6)",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP POLICY readers ON stories").await?;

        db.execute_unprepared(
            "CREATE POLICY readers ON stories FOR SELECT TO pg_monitor USING ((words > 5))",
        )
        .await?;

        Ok(())
    }
}
