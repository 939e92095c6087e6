//! partition index takes over that of a partition
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + index events_slug_idx on events (slug)
//! ```
//!
//! Findings:
//!
//! - drops-along, down, `events`: drops the index `events_slug_idx` of `events`, and with it the
//!   index `public.by_hand`, which `up` attaches to it (after `down`, recreate the index of the
//!   partition by hand if you still need it)
//!
//! Locks:
//!
//! ```text
//! up: CREATE INDEX events_slug_idx ON events (slug)
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
        manager
            .create_index(
                Index::create().name("events_slug_idx").table("events").col("slug").to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_index(Index::drop().name("events_slug_idx").table("events").to_owned())
            .await?;

        Ok(())
    }
}
