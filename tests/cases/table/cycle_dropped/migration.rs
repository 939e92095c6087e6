//! table cycle dropped
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - foreign key fk-authors-masterpiece_id on authors (masterpiece_id) → stories (id) on delete set null
//! - table authors
//! - foreign key fk-stories-author_id on stories (author_id) → authors (id)
//! - table stories
//! ```
//!
//! Findings:
//!
//! - drops-table, up, `authors`: drops the table `authors` with all its rows (before this
//!   statement, copy elsewhere what is still needed; `down` restores only the structure)
//! - drops-table, up, `stories`: drops the table `stories` with all its rows (before this
//!   statement, copy elsewhere what is still needed; `down` restores only the structure)
//!
//! Preflight:
//!
//! ```sql
//! -- up drops-table authors
//! SELECT count(*) FROM authors;
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
                ForeignKey::drop().name("fk-authors-masterpiece_id").table("authors").to_owned(),
            )
            .await?;

        manager
            .drop_foreign_key(
                ForeignKey::drop().name("fk-stories-author_id").table("stories").to_owned(),
            )
            .await?;

        manager.drop_table(Table::drop().table("authors").to_owned()).await?;
        manager.drop_table(Table::drop().table("stories").to_owned()).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("authors")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("masterpiece_id").integer())
                    .to_owned(),
            )
            .await?;

        manager
            .create_table(
                Table::create()
                    .table("stories")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("title").string().not_null())
                    .col(ColumnDef::new("author_id").integer().not_null())
                    .to_owned(),
            )
            .await?;

        manager
            .create_foreign_key(
                ForeignKey::create()
                    .name("fk-authors-masterpiece_id")
                    .from("authors", "masterpiece_id")
                    .to("stories", "id")
                    .on_delete(ForeignKeyAction::SetNull)
                    .to_owned(),
            )
            .await?;

        manager
            .create_foreign_key(
                ForeignKey::create()
                    .name("fk-stories-author_id")
                    .from("stories", "author_id")
                    .to("authors", "id")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
