//! sql table unlogged table referred to by a new one
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + table comments
//! + foreign key fk-comments-story_id on comments (story_id) → stories (id)
//! + unlogged mode of comments
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `comments`: drops the table `comments` and everything stored in it since
//!   `up`
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
        let db = manager.get_connection();

        manager
            .create_table(
                Table::create()
                    .table("comments")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("story_id").integer().not_null())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("ALTER TABLE comments SET UNLOGGED").await?;

        manager
            .create_foreign_key(
                ForeignKey::create()
                    .name("fk-comments-story_id")
                    .from("comments", "story_id")
                    .to("stories", "id")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("comments").to_owned()).await?;
        Ok(())
    }
}
