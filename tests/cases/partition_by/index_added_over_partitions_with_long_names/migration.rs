//! partition by index added over partitions with long names
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + index idx-events-what on events (what)
//! ```
//!
//! Locks:
//!
//! ```text
//! up: CREATE INDEX "idx-events-what" ON events (what)
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
                Index::create().name("idx-events-what").table("events").col("what").to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_index(Index::drop().name("idx-events-what").table("events").to_owned())
            .await?;

        Ok(())
    }
}
