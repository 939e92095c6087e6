//! composite type attribute added under a column
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ composite type span: another definition
//! + comment on column span.last
//! ```
//!
//! Findings:
//!
//! - drops-column, down, `span`: drops the attribute `last` of the type `span`, with its values in
//!   every column of the type (copy the values first if anyone may need them)
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
        db.execute_unprepared("ALTER TYPE span ADD ATTRIBUTE last integer").await?;
        db.execute_unprepared("COMMENT ON COLUMN span.last IS 'the last page'").await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("COMMENT ON COLUMN span.last IS NULL").await?;
        db.execute_unprepared("ALTER TYPE span DROP ATTRIBUTE last").await?;
        Ok(())
    }
}
