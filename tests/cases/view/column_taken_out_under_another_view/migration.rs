//! view column taken out under another view
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ view titles: another definition
//! ~ view short: recreated, as what it depends on changes
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
        db.execute_unprepared("DROP VIEW short").await?;
        db.execute_unprepared("DROP VIEW titles").await?;

        db.execute_unprepared("CREATE VIEW titles AS SELECT id, title FROM stories").await?;

        db.execute_unprepared("CREATE VIEW short AS SELECT id FROM titles WHERE title < 'C'")
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared(
            "
            CREATE OR REPLACE VIEW titles AS
             SELECT id,
                title,
                words
               FROM stories
            ",
        )
        .await?;

        Ok(())
    }
}
