//! materialized view index changed
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ index totals_idx on totals: another definition
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
        db.execute_unprepared("DROP INDEX totals_idx").await?;

        db.execute_unprepared("CREATE UNIQUE INDEX totals_idx ON totals (stories, words)").await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP INDEX totals_idx").await?;

        db.execute_unprepared("CREATE UNIQUE INDEX totals_idx ON totals USING btree (stories)")
            .await?;

        Ok(())
    }
}
