//! partition by partition no longer declared with rows referred to
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - partition events_2
//! ```
//!
//! Findings:
//!
//! - detaches-partition, up, `events_2`: detaches the partition `events_2` from `events`: queries
//!   no longer find its rows (it stays as a separate table; drop it by hand once nobody needs its
//!   rows)
//! - referenced-partition, up, `events_2`: detaches the partition `events_2`, and fails if a row of
//!   `notes` refers to one of its rows (first delete those rows of `notes`, or let them refer to
//!   other rows)
//!
//! Preflight:
//!
//! ```sql
//! -- up referenced-partition events_2
//! SELECT count(*) FROM notes WHERE (event_id) IN (SELECT id FROM public.events_2);
//! ```
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
        db.execute_unprepared("ALTER TABLE events DETACH PARTITION events_2").await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared(
            "ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES IN ('2', '3')",
        )
        .await?;

        Ok(())
    }
}
