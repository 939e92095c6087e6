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
//! - breaks-cached-statements, up, `events`: changes the type of `events.id`: prepared statements
//!   of running programs that use it fail from then on ("cached plan must not change result type")
//!   (renew the program's connections after the migration: restart it, or give its pool a short
//!   `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - narrows-type, up, `notes`: changes `notes.event_id` from `bigint` to `numeric(20,0)`, and
//!   fails or loses precision if a value does not fit (look at the values first)
//! - rewrites-table, up, `notes`: changes `notes.event_id` from `bigint` to `numeric(20,0)`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//! - breaks-cached-statements, up, `notes`: changes the type of `notes.event_id`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - narrows-type, down, `events`: changes `events.id` from `numeric(20,0)` to `bigint`, and fails
//!   or loses precision if a value does not fit (look at the values first)
//! - rewrites-table, down, `events`: changes `events.id` from `numeric(20,0)` to `bigint`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//! - breaks-cached-statements, down, `events`: changes the type of `events.id`: prepared statements
//!   of running programs that use it fail from then on ("cached plan must not change result type")
//!   (renew the program's connections after the migration: restart it, or give its pool a short
//!   `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - narrows-type, down, `notes`: changes `notes.event_id` from `numeric(20,0)` to `bigint`, and
//!   fails or loses precision if a value does not fit (look at the values first)
//! - rewrites-table, down, `notes`: changes `notes.event_id` from `numeric(20,0)` to `bigint`,
//!   which rewrites the table under an exclusive lock (on a large table, add a new column, fill it
//!   in batches, and swap the names)
//! - breaks-cached-statements, down, `notes`: changes the type of `notes.event_id`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE events ALTER COLUMN id TYPE numeric(20,0)
//!   ACCESS EXCLUSIVE on events: rewrite, 1 index rebuilt; reads and writes wait
//! up: ALTER TABLE notes ALTER COLUMN event_id TYPE numeric(20,0)
//!   ACCESS EXCLUSIVE on notes: rewrite, 1 index rebuilt; reads and writes wait
//! up: ALTER TABLE notes ADD CONSTRAINT "fk-notes-event_id-event_at" FOREIGN KEY (event_id, eve …
//!   SHARE ROW EXCLUSIVE on events: writes wait
//!   SHARE ROW EXCLUSIVE on notes: scan; writes wait
//! down: ALTER TABLE events ALTER COLUMN id TYPE bigint
//!   ACCESS EXCLUSIVE on events: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE notes ALTER COLUMN event_id TYPE bigint
//!   ACCESS EXCLUSIVE on notes: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE notes ADD CONSTRAINT "fk-notes-event_id-event_at" FOREIGN KEY (event_id, eve …
//!   SHARE ROW EXCLUSIVE on events: writes wait
//!   SHARE ROW EXCLUSIVE on notes: scan; writes wait
//! ```
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
//! Deploy: together: `events.id` changes from `bigint` to `numeric(20,0)`
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
