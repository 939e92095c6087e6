//! column set not null with a default
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.pages: not null; default 0
//! ```
//!
//! Findings:
//!
//! - not-null, up, `stories`: makes `stories.pages` NOT NULL, and fails if a row has a null (fill
//!   the nulls first; or have this migration do it: --fill `stories.pages=EXPRESSION`)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ALTER COLUMN pages SET NOT NULL
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up not-null stories.pages
//! SELECT count(*) FROM stories WHERE pages IS NULL;
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
                    .table("stories")
                    .modify_column(ColumnDef::new("pages").default(0))
                    .to_owned(),
            )
            .await?;

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

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN pages DROP DEFAULT").await?;

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
}
