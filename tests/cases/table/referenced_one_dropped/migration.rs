//! table referenced one dropped
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - table stories
//! - column chapters.story_id
//! - foreign key fk-chapters-story_id on chapters (story_id) → stories (id)
//! ```
//!
//! Findings:
//!
//! - drops-table, up, `stories`: drops the table `stories` with all its rows (before this
//!   statement, copy elsewhere what is still needed; `down` restores only the structure)
//! - drops-column, up, `chapters`: drops the column `chapters.story_id` with its values (before
//!   this statement, copy elsewhere what is still needed; `down` restores only the structure)
//!
//! Locks:
//!
//! ```text
//! down: ALTER TABLE chapters ADD CONSTRAINT "fk-chapters-story_id" FOREIGN KEY (story_id) REFERE …
//!   SHARE ROW EXCLUSIVE on chapters: scan; writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up drops-table stories
//! SELECT count(*) FROM stories;
//! -- up drops-column chapters.story_id
//! SELECT count(*) FROM chapters WHERE story_id IS NOT NULL;
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
                ForeignKey::drop().name("fk-chapters-story_id").table("chapters").to_owned(),
            )
            .await?;

        manager
            .alter_table(Table::alter().table("chapters").drop_column("story_id").to_owned())
            .await?;

        manager.drop_table(Table::drop().table("stories").to_owned()).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table("chapters")
                    .add_column(ColumnDef::new("story_id").integer())
                    .to_owned(),
            )
            .await?;

        manager
            .create_table(
                Table::create()
                    .table("stories")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("title").string().not_null())
                    .to_owned(),
            )
            .await?;

        manager
            .create_foreign_key(
                ForeignKey::create()
                    .name("fk-chapters-story_id")
                    .from("chapters", "story_id")
                    .to("stories", "id")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
