//! partition by values changed of a referenced table
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ partition events_2: another definition
//! ```
//!
//! Findings:
//!
//! - moves-partition, up, `events_2`: attaches the partition `events_2` with its new bounds, and
//!   fails if a row is outside them (Postgres reads all its rows; move those that do not belong
//!   there first)
//! - moves-partition, down, `events_2`: attaches the partition `events_2` with its new bounds, and
//!   fails if a row is outside them (Postgres reads all its rows; move those that do not belong
//!   there first)
//! - referenced-partition, up, `events_2`: detaches the partition `events_2`, and fails if a row of
//!   `notes` refers to one of its rows (first delete those rows of `notes`, or let them refer to
//!   other rows)
//! - referenced-partition, down, `events_2`: detaches the partition `events_2`, and fails if a row
//!   of `notes` refers to one of its rows (first delete those rows of `notes`, or let them refer to
//!   other rows)
//!
//! Preflight:
//!
//! ```sql
//! -- up moves-partition events_2
//! SELECT count(*) FROM events_2 WHERE NOT ((id IN ('2', '3', '4')) IS TRUE);
//! -- up referenced-partition events_2
//! SELECT count(*) FROM notes WHERE (event_id) IN (SELECT id FROM public.events_2);
//! -- down referenced-partition events_2
//! SELECT count(*) FROM notes WHERE (event_id) IN (SELECT id FROM public.events_2);
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
        db.execute_unprepared("ALTER TABLE events DETACH PARTITION events_2").await?;

        db.execute_unprepared(
            "ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES IN ('2', '3', '4')",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("ALTER TABLE events DETACH PARTITION events_2").await?;

        db.execute_unprepared(
            "ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES IN ('2', '3')",
        )
        .await?;

        Ok(())
    }
}
