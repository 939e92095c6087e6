//! policy dropped
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - row security on stories
//! - policy readers on stories
//! ```
//!
//! Findings:
//!
//! - disables-row-security, up, `stories`: disables row security on `stories`: its policies no
//!   longer hide rows from any role (first revoke `SELECT` from roles that may not read every row)
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
        db.execute_unprepared("ALTER TABLE stories DISABLE ROW LEVEL SECURITY").await?;
        db.execute_unprepared("DROP POLICY readers ON stories").await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("ALTER TABLE stories ENABLE ROW LEVEL SECURITY").await?;

        db.execute_unprepared(
            "CREATE POLICY readers ON stories FOR SELECT TO pg_monitor USING ((words > 5))",
        )
        .await?;

        Ok(())
    }
}
