//! partition two dropped
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - table events
//! - foreign key fk-pages-event_id-event_at on pages (event_id, event_at) → events (id, at)
//! - table pages
//! ```
//!
//! Findings:
//!
//! - drops-table, up, `events`: drops the table `events` with all its rows (before this statement,
//!   copy elsewhere what is still needed; `down` restores only the structure)
//! - drops-table, up, `pages`: drops the table `pages` with all its rows (before this statement,
//!   copy elsewhere what is still needed; `down` restores only the structure)
//! - drops-along, up, `pages`: drops the table `pages`, and with it the partition
//!   `public.pages_rest` (`down` does not restore what the entities do not state; recreate what is
//!   still needed by hand)
//! - drops-along, up, `events`: drops the table `events`, and with it the partition
//!   `public.events_2024` and the partition `public.events_rest` (`down` does not restore what the
//!   entities do not state; recreate what is still needed by hand)
//!
//! Preflight:
//!
//! ```sql
//! -- up drops-table events
//! SELECT count(*) FROM events;
//! -- up drops-table pages
//! SELECT count(*) FROM pages;
//! ```
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
        manager.drop_table(Table::drop().table("pages").to_owned()).await?;
        manager.drop_table(Table::drop().table("events").to_owned()).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("events")
                    .col(ColumnDef::new("id").big_integer().not_null())
                    .col(ColumnDef::new("at").date().not_null())
                    .col(ColumnDef::new("slug").text().not_null())
                    .primary_key(Index::create().col("id").col("at"))
                    .extra("PARTITION BY RANGE (at)")
                    .to_owned(),
            )
            .await?;

        manager
            .create_table(
                Table::create()
                    .table("pages")
                    .col(ColumnDef::new("id").big_integer().not_null())
                    .col(ColumnDef::new("at").date().not_null())
                    .col(ColumnDef::new("event_id").big_integer())
                    .col(ColumnDef::new("event_at").date())
                    .primary_key(Index::create().col("id").col("at"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk-pages-event_id-event_at")
                            .from("pages", ("event_id", "event_at"))
                            .to("events", ("id", "at")),
                    )
                    .extra("PARTITION BY RANGE (at)")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
