//! partition unique index and check added
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + unique events_slug_key on events (slug, id)
//! + check events_slug_check on events (slug <> '')
//! + index events_id_idx on events unique (id, at desc)
//! + index events_slug_idx on events (lower(slug)) where slug <> ''
//! ```
//!
//! Findings:
//!
//! - unique-on-existing, up, `events`: makes rows of `events` unique by `events_slug_key` over
//!   `slug`, `id`, and fails if there are duplicates (resolve the duplicates before this statement)
//! - check-on-existing, up, `events`: adds the check `events_slug_check` to `events`, and fails if
//!   a row violates it (fix those rows before this statement)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE events ADD CONSTRAINT events_slug_key UNIQUE (slug, id)
//!   ACCESS EXCLUSIVE on events: scan; reads and writes wait
//! up: ALTER TABLE events ADD CONSTRAINT events_slug_check CHECK (slug <> '')
//!   ACCESS EXCLUSIVE on events: scan; reads and writes wait
//! up: CREATE UNIQUE INDEX events_id_idx ON events (id, at DESC)
//!   SHARE on events: scan; writes wait
//! up: CREATE INDEX events_slug_idx ON events ((lower(slug))) WHERE slug <> ''
//!   SHARE on events: scan; writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up unique-on-existing events.events_slug_key
//! SELECT coalesce(sum(n - 1), 0)::bigint
//! FROM (
//!     SELECT count(*) AS n FROM events WHERE slug IS NOT NULL AND id IS NOT NULL
//!         GROUP BY slug, id HAVING count(*) > 1
//! ) AS alike;
//! -- up check-on-existing events.events_slug_check
//! SELECT count(*) FROM events WHERE NOT (slug <> ''::text);
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

        db.execute_unprepared(
            "ALTER TABLE events ADD CONSTRAINT events_slug_key UNIQUE (slug, id)",
        )
        .await?;

        db.execute_unprepared(
            "ALTER TABLE events ADD CONSTRAINT events_slug_check CHECK (slug <> '')",
        )
        .await?;

        manager
            .create_index(
                Index::create()
                    .name("events_id_idx")
                    .table("events")
                    .unique()
                    .col("id")
                    .col(("at", IndexOrder::Desc))
                    .to_owned(),
            )
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("events_slug_idx")
                    .table("events")
                    .col(Expr::cust("lower(slug)"))
                    .and_where(Expr::cust("slug <> ''"))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name("events_id_idx").table("events").to_owned()).await?;

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

        Ok(())
    }
}
