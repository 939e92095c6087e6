//! partition by of a table in sql
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + partition visits_new
//! + view paths
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `visits_new`: drops the partition `visits_new` and its rows (copy the rows
//!   first if anyone may need them)
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
        db.execute_unprepared("CREATE VIEW paths AS SELECT path FROM visits").await?;

        db.execute_unprepared(
            "CREATE TABLE visits_new PARTITION OF visits FOR VALUES FROM ('2026-01-01 00:00+00') \
             TO (MAXVALUE)",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP VIEW paths").await?;
        db.execute_unprepared("DROP TABLE visits_new").await?;
        Ok(())
    }
}
