//! partition index parameters changed
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ index events_slug_idx on events (slug) with (fillfactor = 70) → (slug) with (fillfactor = 80)
//! ```
//!
//! Locks:
//!
//! ```text
//! up: CREATE INDEX events_slug_idx ON events (slug) WITH (fillfactor = 80)
//!   SHARE on events: scan; writes wait
//! down: CREATE INDEX events_slug_idx ON events (slug) WITH (fillfactor = 70)
//!   SHARE on events: scan; writes wait
//! ```
//!
//! Deploy: in any order
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
            .drop_index(Index::drop().name("events_slug_idx").table("events").to_owned())
            .await?;

        db.execute_unprepared(
            "CREATE INDEX events_slug_idx ON events (slug) WITH (fillfactor = 80)",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .drop_index(Index::drop().name("events_slug_idx").table("events").to_owned())
            .await?;

        db.execute_unprepared(
            "CREATE INDEX events_slug_idx ON events (slug) WITH (fillfactor = 70)",
        )
        .await?;

        Ok(())
    }
}
