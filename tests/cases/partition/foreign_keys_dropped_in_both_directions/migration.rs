//! partition foreign keys dropped in both directions
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - foreign key fk-events-host_id on events (host_id) → hosts (id)
//! - foreign key fk-notes-event_id-event_at on notes (event_id, event_at) → events (id, at)
//! ```
//!
//! Findings:
//!
//! - foreign-key-on-existing, down, `events`: adds the foreign key `fk-events-host_id` to `events`,
//!   and fails if a row refers to a missing row (fix those rows before this statement)
//! - foreign-key-on-existing, down, `notes`: adds the foreign key `fk-notes-event_id-event_at` to
//!   `notes`, and fails if a row refers to a missing row (fix those rows before this statement)
//!
//! Locks:
//!
//! ```text
//! down: ALTER TABLE events ADD CONSTRAINT "fk-events-host_id" FOREIGN KEY (host_id) REFERENCES h …
//!   SHARE ROW EXCLUSIVE on hosts: writes wait
//!   SHARE ROW EXCLUSIVE on events: scan; writes wait
//! down: ALTER TABLE notes ADD CONSTRAINT "fk-notes-event_id-event_at" FOREIGN KEY (event_id, eve …
//!   SHARE ROW EXCLUSIVE on events: writes wait
//!   SHARE ROW EXCLUSIVE on notes: scan; writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- down foreign-key-on-existing events.fk-events-host_id
//! SELECT count(*) FROM events
//!     WHERE host_id IS NOT NULL AND NOT EXISTS (SELECT FROM hosts AS parent WHERE parent.id = events.host_id);
//! -- down foreign-key-on-existing notes.fk-notes-event_id-event_at
//! SELECT count(*) FROM notes
//!     WHERE event_id IS NOT NULL AND event_at IS NOT NULL AND NOT EXISTS (SELECT FROM events AS parent WHERE parent.id = notes.event_id AND parent.at = notes.event_at);
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
        manager
            .drop_foreign_key(
                ForeignKey::drop().name("fk-events-host_id").table("events").to_owned(),
            )
            .await?;

        manager
            .drop_foreign_key(
                ForeignKey::drop().name("fk-notes-event_id-event_at").table("notes").to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_foreign_key(
                ForeignKey::create()
                    .name("fk-events-host_id")
                    .from("events", "host_id")
                    .to("hosts", "id")
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
