//! partition by added for words in the default partition
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + partition events_b
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `events_b`: drops the partition `events_b` and its rows (copy the rows
//!   first if anyone may need them)
//! - rows-in-default-partition, up, `events_b`: fails if the default partition `events_others` has
//!   rows that belong to `events_b` (in a hand-written migration (`autogen --empty -m "…"`),
//!   detach the default partition, make the change, move the rows, and attach the default partition
//!   again)
//!
//! Preflight:
//!
//! ```sql
//! -- up rows-in-default-partition events_b
//! SELECT count(*) FROM events_others WHERE what IN ('b', 'it''s');
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
            "CREATE TABLE events_b PARTITION OF events FOR VALUES in ('b', 'it''s')",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP TABLE events_b").await?;
        Ok(())
    }
}
