//! names capitals altered
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column Stories.WordCount: not null
//! + column Stories.PageCount: integer not null
//! ```
//!
//! Findings:
//!
//! - not-null, up, `Stories`: makes `Stories.WordCount` NOT NULL, and fails if a row has a null
//!   (fill the nulls first; or have this migration do it: --fill `Stories.WordCount=EXPRESSION`)
//! - drops-column, down, `Stories.PageCount`: drops the column `Stories.PageCount` and everything
//!   stored in it since `up`
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE "Stories" ALTER COLUMN "WordCount" SET NOT NULL
//!   ACCESS EXCLUSIVE on Stories: scan; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up not-null Stories.WordCount
//! SELECT count(*) FROM "Stories" WHERE "WordCount" IS NULL;
//! ```
//!
//! Deploy: together: the new program needs what the migration adds, and the running one may still
//! need what it drops
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
                    .table("Stories")
                    .modify_column(ColumnDef::new("WordCount").not_null())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("Stories")
                    .add_column(ColumnDef::new("PageCount").integer().not_null().default(0))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table("Stories")
                    .modify_column(ColumnDef::new("WordCount").null())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(Table::alter().table("Stories").drop_column("PageCount").to_owned())
            .await?;

        Ok(())
    }
}
