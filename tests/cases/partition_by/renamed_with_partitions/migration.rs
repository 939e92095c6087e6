//! partition by renamed with partitions
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! > table events → happenings
//! > primary key pk-events → pk-happenings on happenings
//! ```
//!
//! Findings:
//!
//! - renames-table, up, `happenings`: renames `events` to `happenings`; anything that still uses
//!   the old name fails from then on (deploy it together with the new program)
//! - renames-table, down, `events`: renames `happenings` to `events`; anything that still uses the
//!   old name fails from then on (deploy it together with the new program)
//!
//! Deploy: together: the running program uses the old name `events`
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager.rename_table(Table::rename().table("events", "happenings").to_owned()).await?;

        db.execute_unprepared(
            r#"ALTER TABLE happenings RENAME CONSTRAINT "pk-events" TO "pk-happenings""#,
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared(
            r#"ALTER TABLE happenings RENAME CONSTRAINT "pk-happenings" TO "pk-events""#,
        )
        .await?;

        manager.rename_table(Table::rename().table("happenings", "events").to_owned()).await?;

        Ok(())
    }
}
