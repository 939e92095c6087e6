//! foreign key cycle of three closed
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + column authors.story_id: integer
//! + foreign key fk-authors-story_id on authors (story_id) → stories (id)
//! + column chapters.author_id: integer
//! + foreign key fk-chapters-author_id on chapters (author_id) → authors (id)
//! + column stories.chapter_id: integer
//! + foreign key fk-stories-chapter_id on stories (chapter_id) → chapters (id)
//! ```
//!
//! Findings:
//!
//! - drops-column, down, `authors.story_id`: drops the columns `authors.story_id`,
//!   `chapters.author_id`, `stories.chapter_id` and everything stored in them since `up`
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE authors ADD CONSTRAINT "fk-authors-story_id" FOREIGN KEY (story_id) REFERENC …
//!   SHARE ROW EXCLUSIVE on authors: scan; writes wait
//!   SHARE ROW EXCLUSIVE on stories: writes wait
//! up: ALTER TABLE chapters ADD CONSTRAINT "fk-chapters-author_id" FOREIGN KEY (author_id) REFE …
//!   SHARE ROW EXCLUSIVE on authors: writes wait
//!   SHARE ROW EXCLUSIVE on chapters: scan; writes wait
//! up: ALTER TABLE stories ADD CONSTRAINT "fk-stories-chapter_id" FOREIGN KEY (chapter_id) REFE …
//!   SHARE ROW EXCLUSIVE on chapters: writes wait
//!   SHARE ROW EXCLUSIVE on stories: scan; writes wait
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
                    .table("authors")
                    .add_column(ColumnDef::new("story_id").integer())
                    .to_owned(),
            )
            .await?;

        manager
            .create_foreign_key(
                ForeignKey::create()
                    .name("fk-authors-story_id")
                    .from("authors", "story_id")
                    .to("stories", "id")
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("chapters")
                    .add_column(ColumnDef::new("author_id").integer())
                    .to_owned(),
            )
            .await?;

        manager
            .create_foreign_key(
                ForeignKey::create()
                    .name("fk-chapters-author_id")
                    .from("chapters", "author_id")
                    .to("authors", "id")
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(ColumnDef::new("chapter_id").integer())
                    .to_owned(),
            )
            .await?;

        manager
            .create_foreign_key(
                ForeignKey::create()
                    .name("fk-stories-chapter_id")
                    .from("stories", "chapter_id")
                    .to("chapters", "id")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_foreign_key(
                ForeignKey::drop().name("fk-authors-story_id").table("authors").to_owned(),
            )
            .await?;

        manager
            .drop_foreign_key(
                ForeignKey::drop().name("fk-chapters-author_id").table("chapters").to_owned(),
            )
            .await?;

        manager
            .drop_foreign_key(
                ForeignKey::drop().name("fk-stories-chapter_id").table("stories").to_owned(),
            )
            .await?;

        manager
            .alter_table(Table::alter().table("authors").drop_column("story_id").to_owned())
            .await?;

        manager
            .alter_table(Table::alter().table("chapters").drop_column("author_id").to_owned())
            .await?;

        manager
            .alter_table(Table::alter().table("stories").drop_column("chapter_id").to_owned())
            .await?;

        Ok(())
    }
}
