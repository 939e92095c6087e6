//! partition type changed under a foreign key to it
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column events.id: bigint → numeric(20,0)
//! ~ column notes.event_id: bigint → numeric(20,0)
//! ```
//!
//! Findings:
//!
//! - narrows-type, up, `events`: changes `events.id` from `bigint` to `numeric(20,0)`, and fails or
//!   loses precision if a value does not fit (look at the values first)
//! - rewrites-table, up, `events`: changes `events.id` from `bigint` to `numeric(20,0)`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//! - narrows-type, up, `notes`: changes `notes.event_id` from `bigint` to `numeric(20,0)`, and
//!   fails or loses precision if a value does not fit (look at the values first)
//! - rewrites-table, up, `notes`: changes `notes.event_id` from `bigint` to `numeric(20,0)`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//! - narrows-type, down, `events`: changes `events.id` from `numeric(20,0)` to `bigint`, and fails
//!   or loses precision if a value does not fit (look at the values first)
//! - rewrites-table, down, `events`: changes `events.id` from `numeric(20,0)` to `bigint`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//! - narrows-type, down, `notes`: changes `notes.event_id` from `numeric(20,0)` to `bigint`, and
//!   fails or loses precision if a value does not fit (look at the values first)
//! - rewrites-table, down, `notes`: changes `notes.event_id` from `numeric(20,0)` to `bigint`,
//!   which rewrites the table under an exclusive lock (on a large table, add a new column, fill it
//!   in batches, and swap the names)
//!
//! Preflight:
//!
//! ```sql
//! -- up narrows-type events.id
//! SELECT count(*) FROM events
//!     WHERE abs(round(id, 0)) >= 1e20 OR id <> round(id, 0);
//! -- up narrows-type notes.event_id
//! SELECT count(*) FROM notes
//!     WHERE abs(round(event_id, 0)) >= 1e20 OR event_id <> round(event_id, 0);
//! -- down narrows-type events.id
//! SELECT count(*) FROM events
//!     WHERE round(id) NOT BETWEEN -9223372036854775808 AND 9223372036854775807 OR id <> round(id);
//! -- down narrows-type notes.event_id
//! SELECT count(*) FROM notes
//!     WHERE round(event_id) NOT BETWEEN -9223372036854775808 AND 9223372036854775807 OR event_id <> round(event_id);
//! ```
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_foreign_key(
                ForeignKey::drop().name("fk-notes-event_id-event_at").table("notes").to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("events")
                    .modify_column(ColumnDef::new("id").decimal_len(20, 0))
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("notes")
                    .modify_column(ColumnDef::new("event_id").decimal_len(20, 0))
                    .to_owned(),
            )
            .await?;

        manager
            .create_foreign_key(
                ForeignKey::create()
                    .name("fk-notes-event_id-event_at")
                    .from("notes", ("event_id", "event_at"))
                    .to("events", ("id", "at"))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_foreign_key(
                ForeignKey::drop().name("fk-notes-event_id-event_at").table("notes").to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("events")
                    .modify_column(ColumnDef::new("id").big_integer())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("notes")
                    .modify_column(ColumnDef::new("event_id").big_integer())
                    .to_owned(),
            )
            .await?;

        manager
            .create_foreign_key(
                ForeignKey::create()
                    .name("fk-notes-event_id-event_at")
                    .from("notes", ("event_id", "event_at"))
                    .to("events", ("id", "at"))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
