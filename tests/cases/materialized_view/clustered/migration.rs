//! materialized view clustered
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + statistics target of column long_stories.title
//! + clustering of long_stories
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
            "ALTER MATERIALIZED VIEW long_stories ALTER COLUMN title SET STATISTICS 500",
        )
        .await?;

        db.execute_unprepared("ALTER MATERIALIZED VIEW long_stories CLUSTER ON long_stories_id")
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared(
            "ALTER MATERIALIZED VIEW long_stories ALTER COLUMN title SET STATISTICS -1",
        )
        .await?;

        db.execute_unprepared("ALTER MATERIALIZED VIEW long_stories SET WITHOUT CLUSTER").await?;

        Ok(())
    }
}
