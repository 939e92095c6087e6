//! column drop not null with a name
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.title: null allowed
//! ```
//!
//! Findings:
//!
//! - not-null, down, `stories`: makes `stories.title` NOT NULL, and fails if a row has a null (fill
//!   the nulls first; or have this migration do it: --fill `stories.title=EXPRESSION`)
//!
//! Locks:
//!
//! ```text
//! down: ALTER TABLE stories ADD CONSTRAINT has_title NOT NULL title
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- down not-null stories.title
//! SELECT count(*) FROM stories WHERE title IS NULL;
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
                    .modify_column(ColumnDef::new("title").null())
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared("ALTER TABLE stories ADD CONSTRAINT has_title NOT NULL title")
            .await?;

        Ok(())
    }
}
