//! rule created
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + view titles
//! + rule titles_insert on titles
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

        db.execute_unprepared("CREATE VIEW titles AS SELECT id, title FROM stories").await?;

        db.execute_unprepared(
            "CREATE RULE titles_insert AS ON INSERT TO titles DO INSTEAD (INSERT INTO stories \
             (title, words) VALUES (NEW.title, 0); NOTIFY stories)",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP RULE titles_insert ON titles").await?;
        db.execute_unprepared("DROP VIEW titles").await?;
        Ok(())
    }
}
