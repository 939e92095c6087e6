//! unmanaged statistics and privileges of a dropped column
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - column stories.words
//! ```
//!
//! Findings:
//!
//! - drops-column, up, `stories`: drops the column `stories.words` with its values (before this
//!   statement, copy elsewhere what is still needed; `down` restores only the structure)
//! - drops-along, up, `stories`: drops the column `stories.words`, and with it the privileges
//!   `UPDATE of pg_monitor` and the statistics object `public.story_spread` (`down` does not
//!   restore what the entities do not state; recreate what is still needed by hand)
//!
//! Preflight:
//!
//! ```sql
//! -- up drops-column stories.words
//! SELECT count(*) FROM stories WHERE words IS NOT NULL;
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
            .alter_table(Table::alter().table("stories").drop_column("words").to_owned())
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(ColumnDef::new("words").integer())
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
