//! composite type attribute dropped under a column
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ composite type span: another definition
//! ```
//!
//! Findings:
//!
//! - drops-column, up, `span`: drops the attribute `"Last"` of the type `span`, with its values in
//!   every column of the type (copy the values first if anyone may need them)
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
        db.execute_unprepared(r#"ALTER TYPE span DROP ATTRIBUTE "Last""#).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared(r#"ALTER TYPE span ADD ATTRIBUTE "Last" integer"#).await?;
        Ok(())
    }
}
