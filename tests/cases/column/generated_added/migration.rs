//! column generated added
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + column stories.minutes: numeric(6,2) not null
//! ```
//!
//! Findings:
//!
//! - drops-column, down, `stories.minutes`: drops the column `stories.minutes` and everything
//!   stored in it since `up`
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ADD COLUMN minutes numeric(6,2) GENERATED ALWAYS AS (words / 250.0) …
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
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
                    .table("stories")
                    .add_column(
                        ColumnDef::new("minutes")
                            .decimal_len(6, 2)
                            .not_null()
                            .generated(Expr::cust("words / 250.0"), true),
                    )
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(Table::alter().table("stories").drop_column("minutes").to_owned())
            .await?;

        Ok(())
    }
}
