//! partition indexes and keys added to partitions of partitions
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + column events.weight: double precision not null
//! + unique events_slug_key on events (slug, id, at)
//! + check events_slug_check on events (slug <> '')
//! + foreign key fk-events-host_id on events (host_id) → hosts (id)
//! + index events_slug_idx on events (slug)
//! ```
//!
//! Findings:
//!
//! - check-on-existing, up, `events`: adds the check `events_slug_check` to `events`, and fails if
//!   a row violates it (fix those rows before this statement)
//! - foreign-key-on-existing, up, `events`: adds the foreign key `fk-events-host_id` to `events`,
//!   and fails if a row refers to a missing row (fix those rows before this statement)
//! - drops-column, down, `events.weight`: drops the column `events.weight` and everything stored in
//!   it since `up`
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE events ADD COLUMN weight double precision DEFAULT random() NOT NULL
//!   ACCESS EXCLUSIVE on events: rewrite, 1 index rebuilt; reads and writes wait
//! up: ALTER TABLE events ADD CONSTRAINT events_slug_key UNIQUE (slug, id, at)
//!   ACCESS EXCLUSIVE on events: scan; reads and writes wait
//! up: ALTER TABLE events ADD CONSTRAINT events_slug_check CHECK (slug <> '')
//!   ACCESS EXCLUSIVE on events: scan; reads and writes wait
//! up: ALTER TABLE events ADD CONSTRAINT "fk-events-host_id" FOREIGN KEY (host_id) REFERENCES h …
//!   SHARE ROW EXCLUSIVE on events: scan; writes wait
//!   SHARE ROW EXCLUSIVE on hosts: writes wait
//! up: CREATE INDEX events_slug_idx ON events (slug)
//!   SHARE on events: scan; writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up check-on-existing events.events_slug_check
//! SELECT count(*) FROM events WHERE NOT (slug <> ''::text);
//! -- up foreign-key-on-existing events.fk-events-host_id
//! SELECT count(*) FROM events
//!     WHERE host_id IS NOT NULL AND NOT EXISTS (SELECT FROM hosts AS parent WHERE parent.id = events.host_id);
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
            .alter_table(
                Table::alter()
                    .table("events")
                    .add_column(
                        ColumnDef::new("weight")
                            .double()
                            .not_null()
                            .default(Expr::cust("random()")),
                    )
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "ALTER TABLE events ADD CONSTRAINT events_slug_key UNIQUE (slug, id, at)",
        )
        .await?;

        db.execute_unprepared(
            "ALTER TABLE events ADD CONSTRAINT events_slug_check CHECK (slug <> '')",
        )
        .await?;

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
            .create_index(
                Index::create().name("events_slug_idx").table("events").col("slug").to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_foreign_key(
                ForeignKey::drop().name("fk-events-host_id").table("events").to_owned(),
            )
            .await?;

        manager
            .drop_index(Index::drop().name("events_slug_idx").table("events").to_owned())
            .await?;

        manager
            .alter_table(
                Table::alter().table("events").drop_constraint("events_slug_key").to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter().table("events").drop_constraint("events_slug_check").to_owned(),
            )
            .await?;

        manager
            .alter_table(Table::alter().table("events").drop_column("weight").to_owned())
            .await?;

        Ok(())
    }
}
