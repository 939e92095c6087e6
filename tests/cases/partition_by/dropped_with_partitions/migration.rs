//! partition by dropped with partitions
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - table events
//! - partition events_2025
//! - partition events_others
//! ```
//!
//! Findings:
//!
//! - drops-table, up, `events`: drops the table `events` with all its rows (before this statement,
//!   copy elsewhere what is still needed; `down` restores only the structure)
//!
//! Preflight:
//!
//! ```sql
//! -- up drops-table events
//! SELECT count(*) FROM events;
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
        manager.drop_table(Table::drop().table("events").to_owned()).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .create_table(
                Table::create()
                    .table("events")
                    .col(ColumnDef::new("id").big_integer().not_null())
                    .col(ColumnDef::new("at").date().not_null())
                    .col(ColumnDef::new("what").string().not_null())
                    .primary_key(Index::create().name("pk-events").col("id").col("at"))
                    .extra("PARTITION BY RANGE (at)")
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO \
             ('2026-01-01')",
        )
        .await?;

        db.execute_unprepared("CREATE TABLE events_others PARTITION OF events DEFAULT").await?;

        Ok(())
    }
}
