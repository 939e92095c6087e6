//! comment with quotes and line ends
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ table stories: comment changed
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

        db.execute_unprepared(
            "COMMENT ON TABLE stories\n    IS 'It''s \"quoted\", \\escaped\\,\nin two \
             lines,\twith $$dollars$$, {braces}, 100% and 📚'",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("COMMENT ON TABLE stories IS 'Stories'").await?;
        Ok(())
    }
}
