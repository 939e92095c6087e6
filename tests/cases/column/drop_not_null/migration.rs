//! column drop not null
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.pages: null allowed
//! ```
//!
//! Findings:
//!
//! - not-null, down, `stories`: makes `stories.pages` NOT NULL, and fails if a row has a null (fill
//!   the nulls first; or have this migration do it: --fill `stories.pages=EXPRESSION`)
//!
//! Locks:
//!
//! ```text
//! down: ALTER TABLE stories ALTER COLUMN pages SET NOT NULL
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- down not-null stories.pages
//! SELECT count(*) FROM stories WHERE pages IS NULL;
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
                    .modify_column(ColumnDef::new("pages").null())
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
                    .modify_column(ColumnDef::new("pages").not_null())
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
