//! unmanaged sequence owned by a dropped column
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - column stories.number
//! ```
//!
//! Findings:
//!
//! - drops-column, up, `stories`: drops the column `stories.number` with its values (before this
//!   statement, copy elsewhere what is still needed; `down` restores only the structure)
//! - drops-along, up, `stories`: drops the column `stories.number`, and with it the sequence
//!   `public.story_numbers` (`down` does not restore what the entities do not state; recreate what
//!   is still needed by hand)
//!
//! Preflight:
//!
//! ```sql
//! -- up drops-column stories.number
//! SELECT count(*) FROM stories WHERE number IS NOT NULL;
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
        manager
            .alter_table(Table::alter().table("stories").drop_column("number").to_owned())
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(ColumnDef::new("number").integer())
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
