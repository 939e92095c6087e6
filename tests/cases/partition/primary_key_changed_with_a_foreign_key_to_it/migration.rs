//! partition primary key changed with a foreign key to it
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ primary key on events events_pkey (id, at) → pk-events (id, at, slug)
//! - foreign key fk-notes-event_id-event_at on notes (event_id, event_at) → events (id, at)
//! ```
//!
//! Findings:
//!
//! - unique-on-existing, down, `events`: makes rows of `events` unique by `events_pkey` over `id`,
//!   `at`, and fails if there are duplicates (resolve the duplicates before this statement)
//! - foreign-key-on-existing, down, `notes`: adds the foreign key `fk-notes-event_id-event_at` to
//!   `notes`, and fails if a row refers to a missing row (fix those rows before this statement)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE events ADD CONSTRAINT "pk-events" PRIMARY KEY (id, at, slug)
//!   ACCESS EXCLUSIVE on events: scan; reads and writes wait
//! down: ALTER TABLE events ADD CONSTRAINT events_pkey PRIMARY KEY (id, at)
//!   ACCESS EXCLUSIVE on events: scan; reads and writes wait
//! down: ALTER TABLE notes ADD CONSTRAINT "fk-notes-event_id-event_at" FOREIGN KEY (event_id, eve …
//!   SHARE ROW EXCLUSIVE on events: writes wait
//!   SHARE ROW EXCLUSIVE on notes: scan; writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- down unique-on-existing events.events_pkey
//! SELECT coalesce(sum(n - 1), 0)::bigint
//! FROM (
//!     SELECT count(*) AS n FROM events WHERE id IS NOT NULL AND at IS NOT NULL
//!         GROUP BY id, at HAVING count(*) > 1
//! ) AS alike;
//! -- down foreign-key-on-existing notes.fk-notes-event_id-event_at
//! SELECT count(*) FROM notes
//!     WHERE event_id IS NOT NULL AND event_at IS NOT NULL AND NOT EXISTS (SELECT FROM events AS parent WHERE parent.id = notes.event_id AND parent.at = notes.event_at);
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
        let db = manager.get_connection();

        manager
            .drop_foreign_key(
                ForeignKey::drop().name("fk-notes-event_id-event_at").table("notes").to_owned(),
            )
            .await?;

        manager
            .alter_table(Table::alter().table("events").drop_constraint("events_pkey").to_owned())
            .await?;

        db.execute_unprepared(
            r#"ALTER TABLE events ADD CONSTRAINT "pk-events" PRIMARY KEY (id, at, slug)"#,
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .alter_table(Table::alter().table("events").drop_constraint("pk-events").to_owned())
            .await?;

        db.execute_unprepared("ALTER TABLE events ADD CONSTRAINT events_pkey PRIMARY KEY (id, at)")
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
