//! column set not null before its check is dropped
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.title: not null
//! - check titled on stories (title IS NOT NULL)
//! ```
//!
//! Locks:
//!
//! ```text
//! down: ALTER TABLE stories ADD CONSTRAINT titled CHECK (title IS NOT NULL)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
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
                    .modify_column(ColumnDef::new("title").not_null())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(Table::alter().table("stories").drop_constraint("titled").to_owned())
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("title").null())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "ALTER TABLE stories ADD CONSTRAINT titled CHECK (title IS NOT NULL)",
        )
        .await?;

        Ok(())
    }
}
