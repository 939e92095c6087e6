//! partition by bound moved between two
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ partition events_25: another definition
//! ~ partition events_26: another definition
//! ```
//!
//! Findings:
//!
//! - moves-partition, up, `events_25`: attaches the partition `events_25` with its new bounds, and
//!   fails if a row is outside them (Postgres reads all its rows; move those that do not belong
//!   there first)
//! - moves-partition, down, `events_25`: attaches the partition `events_25` with its new bounds,
//!   and fails if a row is outside them (Postgres reads all its rows; move those that do not belong
//!   there first)
//! - moves-partition, up, `events_26`: attaches the partition `events_26` with its new bounds, and
//!   fails if a row is outside them (Postgres reads all its rows; move those that do not belong
//!   there first)
//! - moves-partition, down, `events_26`: attaches the partition `events_26` with its new bounds,
//!   and fails if a row is outside them (Postgres reads all its rows; move those that do not belong
//!   there first)
//!
//! Preflight:
//!
//! ```sql
//! -- up moves-partition events_25
//! SELECT count(*) FROM events_25
//!     WHERE NOT ((at >= '2025-01-01' AND at < '2026-02-01') IS TRUE);
//! -- up moves-partition events_26
//! SELECT count(*) FROM events_26
//!     WHERE NOT ((at >= '2026-02-01' AND at < '2027-01-01') IS TRUE);
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
        db.execute_unprepared("ALTER TABLE events DETACH PARTITION events_25").await?;
        db.execute_unprepared("ALTER TABLE events DETACH PARTITION events_26").await?;

        db.execute_unprepared(
            "ALTER TABLE events ATTACH PARTITION events_25 FOR VALUES FROM ('2025-01-01') TO \
             ('2026-02-01')",
        )
        .await?;

        db.execute_unprepared(
            "ALTER TABLE events ATTACH PARTITION events_26 FOR VALUES FROM ('2026-02-01') TO \
             ('2027-01-01')",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("ALTER TABLE events DETACH PARTITION events_25").await?;
        db.execute_unprepared("ALTER TABLE events DETACH PARTITION events_26").await?;

        db.execute_unprepared(
            "ALTER TABLE events ATTACH PARTITION events_25 FOR VALUES FROM ('2025-01-01') TO \
             ('2026-01-01')",
        )
        .await?;

        db.execute_unprepared(
            "ALTER TABLE events ATTACH PARTITION events_26 FOR VALUES FROM ('2026-01-01') TO \
             ('2027-01-01')",
        )
        .await?;

        Ok(())
    }
}
