//! foreign key cycle of three dropped
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - foreign key fk-authors-story_id on authors (story_id) → stories (id)
//! - table authors
//! - foreign key fk-chapters-author_id on chapters (author_id) → authors (id)
//! - table chapters
//! - foreign key fk-stories-chapter_id on stories (chapter_id) → chapters (id)
//! - table stories
//! ```
//!
//! Findings:
//!
//! - drops-table, up, `authors`: drops the table `authors` with all its rows (before this
//!   statement, copy elsewhere what is still needed; `down` restores only the structure)
//! - drops-table, up, `chapters`: drops the table `chapters` with all its rows (before this
//!   statement, copy elsewhere what is still needed; `down` restores only the structure)
//! - drops-table, up, `stories`: drops the table `stories` with all its rows (before this
//!   statement, copy elsewhere what is still needed; `down` restores only the structure)
//!
//! Preflight:
//!
//! ```sql
//! -- up drops-table authors
//! SELECT count(*) FROM authors;
//! -- up drops-table chapters
//! SELECT count(*) FROM chapters;
//! -- up drops-table stories
//! SELECT count(*) FROM stories;
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

        manager.drop_table(Table::drop().table("authors").to_owned()).await?;
        manager.drop_table(Table::drop().table("chapters").to_owned()).await?;
        manager.drop_table(Table::drop().table("stories").to_owned()).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("authors")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("story_id").integer())
                    .to_owned(),
            )
            .await?;

        manager
            .create_table(
                Table::create()
                    .table("chapters")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("author_id").integer())
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
            .create_table(
                Table::create()
                    .table("stories")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("chapter_id").integer())
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
}
