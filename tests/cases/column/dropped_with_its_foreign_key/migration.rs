//! column dropped with its foreign key
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - column stories.author_id
//! - foreign key fk-stories-author_id on stories (author_id) → users (id)
//! ```
//!
//! Findings:
//!
//! - drops-column, up, `stories`: drops the column `stories.author_id` with its values (before this
//!   statement, copy elsewhere what is still needed; `down` restores only the structure)
//!
//! Locks:
//!
//! ```text
//! down: ALTER TABLE stories ADD CONSTRAINT "fk-stories-author_id" FOREIGN KEY (author_id) REFERE …
//!   SHARE ROW EXCLUSIVE on users: writes wait
//!   SHARE ROW EXCLUSIVE on stories: scan; writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up drops-column stories.author_id
//! SELECT count(*) FROM stories WHERE author_id IS NOT NULL;
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
            .drop_foreign_key(
                ForeignKey::drop().name("fk-stories-author_id").table("stories").to_owned(),
            )
            .await?;

        manager
            .alter_table(Table::alter().table("stories").drop_column("author_id").to_owned())
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(ColumnDef::new("author_id").integer())
                    .to_owned(),
            )
            .await?;

        manager
            .create_foreign_key(
                ForeignKey::create()
                    .name("fk-stories-author_id")
                    .from("stories", "author_id")
                    .to("users", "id")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
