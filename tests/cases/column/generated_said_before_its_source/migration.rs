//! column generated said before its source
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + column stories.pages: integer not null
//! + column stories.pictures: integer not null
//! ```
//!
//! Findings:
//!
//! - drops-column, down, `stories.pages`: drops the columns `stories.pages`, `stories.pictures` and
//!   everything stored in them since `up`
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ADD COLUMN pages integer GENERATED ALWAYS AS (pictures * 2) STORED N …
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
                    .add_column(ColumnDef::new("pictures").integer().not_null().default(0))
                    .add_column(
                        ColumnDef::new("pages")
                            .integer()
                            .not_null()
                            .generated(Expr::cust("pictures * 2"), true),
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
                    .drop_column("pages")
                    .drop_column("pictures")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
