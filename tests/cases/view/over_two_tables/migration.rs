//! view over two tables
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + view chapters_of
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
            "CREATE VIEW chapters_of AS SELECT s.title, count(*) AS n FROM stories s JOIN \
             chapters c ON c.story_id = s.id GROUP BY s.id",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP VIEW chapters_of").await?;
        Ok(())
    }
}
