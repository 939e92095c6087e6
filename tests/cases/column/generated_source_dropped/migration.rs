//! column generated source dropped
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.value: generated words * 2 → length(title)
//! - column stories.words
//! ```
//!
//! Findings:
//!
//! - drops-column, up, `stories`: drops the column `stories.words` with its values (before this
//!   statement, copy elsewhere what is still needed; `down` restores only the structure)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ADD COLUMN value integer GENERATED ALWAYS AS (length(title)) STORED
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE stories ADD COLUMN value integer GENERATED ALWAYS AS (words * 2) STORED
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! ```
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
            .alter_table(
                Table::alter()
                    .table("stories")
                    .drop_column("value")
                    .add_column(
                        ColumnDef::new("value")
                            .integer()
                            .generated(Expr::cust("length(title)"), true),
                    )
                    .drop_column("words")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(ColumnDef::new("words").integer())
                    .drop_column("value")
                    .add_column(
                        ColumnDef::new("value").integer().generated(Expr::cust("words * 2"), true),
                    )
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
