//! partition by column changed over partitions
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column events.what: null allowed
//! + column events.n: integer
//! ```
//!
//! Findings:
//!
//! - drops-column, down, `events.n`: drops the column `events.n` and everything stored in it since
//!   `up`
//! - not-null, down, `events`: makes `events.what` NOT NULL, and fails if a row has a null (fill
//!   the nulls first; or have this migration do it: --fill `events.what=EXPRESSION`)
//!
//! Locks:
//!
//! ```text
//! down: ALTER TABLE events ALTER COLUMN what SET NOT NULL
//!   ACCESS EXCLUSIVE on events: scan; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- down not-null events.what
//! SELECT count(*) FROM events WHERE what IS NULL;
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
            .alter_table(
                Table::alter()
                    .table("events")
                    .modify_column(ColumnDef::new("what").null())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter().table("events").add_column(ColumnDef::new("n").integer()).to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table("events")
                    .modify_column(ColumnDef::new("what").not_null())
                    .to_owned(),
            )
            .await?;

        manager.alter_table(Table::alter().table("events").drop_column("n").to_owned()).await?;

        Ok(())
    }
}
