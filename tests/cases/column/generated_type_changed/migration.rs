//! column generated type changed
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.value: integer → bigint; generated length((title)::text) → length(title)
//! ```
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ADD COLUMN value bigint GENERATED ALWAYS AS (length(title)) STORED
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE stories ADD COLUMN value integer GENERATED ALWAYS AS (length((title)::text)) …
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! ```
//!
//! Deploy: together: `stories.value` changes from `integer` to `bigint`
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
                            .big_integer()
                            .generated(Expr::cust("length(title)"), true),
                    )
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
                    .drop_column("value")
                    .add_column(
                        ColumnDef::new("value")
                            .integer()
                            .generated(Expr::cust("length((title)::text)"), true),
                    )
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
