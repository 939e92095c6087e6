//! partition by values changed
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ partition events_2025: another definition
//! ```
//!
//! Findings:
//!
//! - moves-partition, up, `events_2025`: attaches the partition `events_2025` with its new bounds,
//!   and fails if a row is outside them (Postgres reads all its rows; move those that do not belong
//!   there first)
//! - moves-partition, down, `events_2025`: attaches the partition `events_2025` with its new
//!   bounds, and fails if a row is outside them (Postgres reads all its rows; move those that do
//!   not belong there first)
//!
//! Preflight:
//!
//! ```sql
//! -- up moves-partition events_2025
//! SELECT count(*) FROM events_2025
//!     WHERE NOT ((at >= '2025-01-01' AND at < '2027-01-01') IS TRUE);
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
        db.execute_unprepared("ALTER TABLE events DETACH PARTITION events_2025").await?;

        db.execute_unprepared(
            "ALTER TABLE events ATTACH PARTITION events_2025 FOR VALUES FROM ('2025-01-01') TO \
             ('2027-01-01')",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("ALTER TABLE events DETACH PARTITION events_2025").await?;

        db.execute_unprepared(
            "ALTER TABLE events ATTACH PARTITION events_2025 FOR VALUES FROM ('2025-01-01') TO \
             ('2026-01-01')",
        )
        .await?;

        Ok(())
    }
}
