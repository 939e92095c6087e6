//! partition by partition no longer declared
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - partition events_2025
//! ```
//!
//! Findings:
//!
//! - detaches-partition, up, `events_2025`: detaches the partition `events_2025` from `events`:
//!   queries no longer find its rows (it stays as a separate table; drop it by hand once nobody
//!   needs its rows)
//!
//! Deploy: program first
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("ALTER TABLE events DETACH PARTITION events_2025").await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared(
            "ALTER TABLE events ATTACH PARTITION events_2025 FOR VALUES FROM ('2025-01-01') TO \
             ('2026-01-01')",
        )
        .await?;

        Ok(())
    }
}
