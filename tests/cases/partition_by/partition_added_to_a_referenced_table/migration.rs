//! partition by partition added to a referenced table
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + partition events_2
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `events_2`: drops the partition `events_2` and its rows (copy the rows
//!   first if anyone may need them)
//! - referenced-partition, down, `events_2`: detaches the partition `events_2`, and fails if a row
//!   of `notes` refers to one of its rows (first delete those rows of `notes`, or let them refer to
//!   other rows)
//!
//! Preflight:
//!
//! ```sql
//! -- down referenced-partition events_2
//! SELECT count(*) FROM notes WHERE (event_id) IN (SELECT id FROM public.events_2);
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
            "CREATE TABLE events_2 PARTITION OF events FOR VALUES in (2, 3) PARTITION BY list \
             (id)",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("ALTER TABLE events DETACH PARTITION events_2").await?;
        db.execute_unprepared("DROP TABLE events_2").await?;
        Ok(())
    }
}
