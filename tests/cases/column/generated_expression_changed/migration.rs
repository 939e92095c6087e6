//! column generated expression changed
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.minutes: generated words / 250 → words / 300
//! ```
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ADD COLUMN minutes integer GENERATED ALWAYS AS (words / 300) STORED …
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE stories ADD COLUMN minutes integer GENERATED ALWAYS AS (words / 250) STORED …
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
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
            .alter_table(
                Table::alter()
                    .table("stories")
                    .drop_column("minutes")
                    .add_column(
                        ColumnDef::new("minutes")
                            .integer()
                            .not_null()
                            .generated(Expr::cust("words / 300"), true),
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
                    .drop_column("minutes")
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
