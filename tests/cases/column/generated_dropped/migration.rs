//! column generated dropped
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - column stories.minutes
//! ```
//!
//! Findings:
//!
//! - drops-column, up, `stories`: drops the column `stories.minutes` with its values (before this
//!   statement, copy elsewhere what is still needed; `down` restores only the structure)
//!
//! Locks:
//!
//! ```text
//! down: ALTER TABLE stories ADD COLUMN minutes integer GENERATED ALWAYS AS (words / 250) STORED …
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
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
            .alter_table(Table::alter().table("stories").drop_column("minutes").to_owned())
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(
                        ColumnDef::new("minutes")
                            .integer()
                            .not_null()
                            .generated(Expr::cust("words / 250"), true),
                    )
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
