//! partition by partition added
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + partition events_2026
//! + partition events_others
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `events_2026`: drops the partition `events_2026` and its rows (copy the
//!   rows first if anyone may need them)
//! - drops-table, down, `events_others`: drops the partition `events_others` and its rows (copy the
//!   rows first if anyone may need them)
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
            "CREATE TABLE events_2026 PARTITION OF events FOR VALUES from ('2026-01-01') to \
             ('2027-01-01')",
        )
        .await?;

        db.execute_unprepared("CREATE TABLE events_others PARTITION OF events DEFAULT").await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP TABLE events_2026").await?;
        db.execute_unprepared("DROP TABLE events_others").await?;
        Ok(())
    }
}
