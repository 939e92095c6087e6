//! table two dropped that refer to each other and one that stays
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - foreign key fk-chapters-page_id on chapters (page_id) → pages (id)
//! - foreign key fk-chapters-story_id on chapters (story_id) → stories (id)
//! - table chapters
//! - foreign key fk-pages-chapter_id on pages (chapter_id) → chapters (id)
//! - table pages
//! ```
//!
//! Findings:
//!
//! - drops-table, up, `chapters`: drops the table `chapters` with all its rows (before this
//!   statement, copy elsewhere what is still needed; `down` restores only the structure)
//! - drops-table, up, `pages`: drops the table `pages` with all its rows (before this statement,
//!   copy elsewhere what is still needed; `down` restores only the structure)
//!
//! Preflight:
//!
//! ```sql
//! -- up drops-table chapters
//! SELECT count(*) FROM chapters;
//! -- up drops-table pages
//! SELECT count(*) FROM pages;
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
                ForeignKey::drop().name("fk-chapters-page_id").table("chapters").to_owned(),
            )
            .await?;

        manager
            .drop_foreign_key(
                ForeignKey::drop().name("fk-pages-chapter_id").table("pages").to_owned(),
            )
            .await?;

        manager.drop_table(Table::drop().table("chapters").to_owned()).await?;
        manager.drop_table(Table::drop().table("pages").to_owned()).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("chapters")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("story_id").integer())
                    .col(ColumnDef::new("page_id").integer())
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk-chapters-story_id")
                            .from("chapters", "story_id")
                            .to("stories", "id"),
                    )
                    .to_owned(),
            )
            .await?;

        manager
            .create_table(
                Table::create()
                    .table("pages")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("chapter_id").integer())
                    .to_owned(),
            )
            .await?;

        manager
            .create_foreign_key(
                ForeignKey::create()
                    .name("fk-chapters-page_id")
                    .from("chapters", "page_id")
                    .to("pages", "id")
                    .to_owned(),
            )
            .await?;

        manager
            .create_foreign_key(
                ForeignKey::create()
                    .name("fk-pages-chapter_id")
                    .from("pages", "chapter_id")
                    .to("chapters", "id")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
