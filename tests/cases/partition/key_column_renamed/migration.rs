//! partition key column renamed
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! > column events.at → day
//! ```
//!
//! Findings:
//!
//! - renames-column, up, `events`: renames `events.at` to `day`; anything that still uses the old
//!   name fails from then on (deploy it together with the new program)
//! - renames-column, down, `events`: renames `events.day` to `at`; anything that still uses the old
//!   name fails from then on (deploy it together with the new program)
//!
//! Deploy: together: the running program uses the old name `events.at`
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(Table::alter().table("events").rename_column("at", "day").to_owned())
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(Table::alter().table("events").rename_column("day", "at").to_owned())
            .await?;

        Ok(())
    }
}
