//! table two dropped with a foreign key
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - foreign key fk-chapters-story_id on chapters (story_id) → stories (id) on delete cascade
//! - table chapters
//! - table stories
//! ```
//!
//! Findings:
//!
//! - drops-table, up, `chapters`: drops the table `chapters` with all its rows (before this
//!   statement, copy elsewhere what is still needed; `down` restores only the structure)
//! - drops-table, up, `stories`: drops the table `stories` with all its rows (before this
//!   statement, copy elsewhere what is still needed; `down` restores only the structure)
//!
//! Preflight:
//!
//! ```sql
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
        manager.drop_table(Table::drop().table("chapters").to_owned()).await?;
        manager.drop_table(Table::drop().table("stories").to_owned()).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
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
            .create_table(
                Table::create()
                    .table("chapters")
                    .col(
                        ColumnDef::new("id")
                            .big_integer()
                            .not_null()
                            .auto_increment()
                            .primary_key(),
                    )
                    .col(ColumnDef::new("story_id").integer().not_null())
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk-chapters-story_id")
                            .from("chapters", "story_id")
                            .to("stories", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
