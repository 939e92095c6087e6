//! partition by partition renamed
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - partition events_25
//! + partition events_2025
//! ```
//!
//! Findings:
//!
//! - detaches-partition, up, `events_25`: detaches the partition `events_25` from `events`: queries
//!   no longer find its rows (it stays as a separate table; drop it by hand once nobody needs its
//!   rows)
//! - drops-table, down, `events_2025`: drops the partition `events_2025` and its rows (copy the
//!   rows first if anyone may need them)
//!
//! Deploy: together: the new program needs what the migration adds, and the running one may still
//! need what it drops
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("ALTER TABLE events DETACH PARTITION events_25").await?;

        db.execute_unprepared(
            "CREATE TABLE events_2025 PARTITION OF events FOR VALUES from ('2025-01-01') to \
             ('2026-01-01')",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP TABLE events_2025").await?;

        db.execute_unprepared(
            "ALTER TABLE events ATTACH PARTITION events_25 FOR VALUES FROM ('2025-01-01') TO \
             ('2026-01-01')",
        )
        .await?;

        Ok(())
    }
}
