//! materialized view created with an index
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + materialized view totals
//! + index totals_idx on totals
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
            "CREATE MATERIALIZED VIEW totals AS SELECT sum(words) AS words, count(*) AS stories \
             FROM stories",
        )
        .await?;

        db.execute_unprepared("CREATE UNIQUE INDEX totals_idx ON totals (stories)").await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP MATERIALIZED VIEW totals").await?;
        Ok(())
    }
}
