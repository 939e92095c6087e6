//! partition by index and key added over partitions
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + column events.weight: double precision not null
//! + unique uq-events-what-at on events (what, at)
//! + foreign key fk-events-host_id on events (host_id) → hosts (id)
//! + index idx-events-what on events (what)
//! ```
//!
//! Findings:
//!
//! - unique-on-existing, up, `events`: makes rows of `events` unique by `uq-events-what-at` over
//!   `what`, `at`, and fails if there are duplicates (resolve the duplicates before this statement)
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
//! up: ALTER TABLE events ADD CONSTRAINT "uq-events-what-at" UNIQUE (what, at)
//!   ACCESS EXCLUSIVE on events: scan; reads and writes wait
//! up: ALTER TABLE events ADD CONSTRAINT "fk-events-host_id" FOREIGN KEY (host_id) REFERENCES h …
//!   SHARE ROW EXCLUSIVE on events: scan; writes wait
//!   SHARE ROW EXCLUSIVE on hosts: writes wait
//! up: CREATE INDEX "idx-events-what" ON events (what)
//!   SHARE on events: scan; writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up unique-on-existing events.uq-events-what-at
//! SELECT coalesce(sum(n - 1), 0)::bigint
//! FROM (
//!     SELECT count(*) AS n FROM events WHERE what IS NOT NULL AND at IS NOT NULL
//!         GROUP BY what, at HAVING count(*) > 1
//! ) AS alike;
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
            r#"ALTER TABLE events ADD CONSTRAINT "uq-events-what-at" UNIQUE (what, at)"#,
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
                Index::create().name("idx-events-what").table("events").col("what").to_owned(),
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
            .drop_index(Index::drop().name("idx-events-what").table("events").to_owned())
            .await?;

        manager
            .alter_table(
                Table::alter().table("events").drop_constraint("uq-events-what-at").to_owned(),
            )
            .await?;

        manager
            .alter_table(Table::alter().table("events").drop_column("weight").to_owned())
            .await?;

        Ok(())
    }
}
