//! primary key composite created
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + table story_tags
//! + foreign key fk-story_tags-story_id on story_tags (story_id) → stories (id) on delete cascade
//! + foreign key fk-story_tags-tag_id on story_tags (tag_id) → tags (id) on delete cascade
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `story_tags`: drops the table `story_tags` and everything stored in it
//!   since `up`
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
            .create_table(
                Table::create()
                    .table("story_tags")
                    .col(ColumnDef::new("story_id").integer().not_null())
                    .col(ColumnDef::new("tag_id").integer().not_null())
                    .primary_key(
                        Index::create().name("pk-story_tags").col("story_id").col("tag_id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk-story_tags-story_id")
                            .from("story_tags", "story_id")
                            .to("stories", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk-story_tags-tag_id")
                            .from("story_tags", "tag_id")
                            .to("tags", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("story_tags").to_owned()).await?;
        Ok(())
    }
}
