//! partition by added beside a default partition with other rows
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + partition events_2026
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `events_2026`: drops the partition `events_2026` and its rows (copy the
//!   rows first if anyone may need them)
//! - rows-in-default-partition, up, `events_2026`: fails if the default partition `events_others`
//!   has rows that belong to `events_2026` (in a hand-written migration (`autogen --empty -m
//!   "…"`), detach the default partition, make the change, move the rows, and attach the default
//!   partition again)
//!
//! Preflight:
//!
//! ```sql
//! -- up rows-in-default-partition events_2026
//! SELECT count(*) FROM events_others
//!     WHERE (at, what) >= ('2026-01-01', 'm') AND at <= '2027-01-01';
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
            "CREATE TABLE events_2026 PARTITION OF events FOR VALUES from ('2026-01-01', 'm') to \
             ('2027-01-01', maxvalue)",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP TABLE events_2026").await?;
        Ok(())
    }
}
