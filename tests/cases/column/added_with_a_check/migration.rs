//! column added with a check
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + column stories.word_count: integer not null
//! + check ck_stories_word_count on stories (word_count >= 0)
//! ```
//!
//! Findings:
//!
//! - drops-column, down, `stories.word_count`: drops the column `stories.word_count` and everything
//!   stored in it since `up`
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ADD CONSTRAINT ck_stories_word_count CHECK (word_count >= 0)
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
        let db = manager.get_connection();

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(ColumnDef::new("word_count").integer().not_null().default(0))
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "ALTER TABLE stories ADD CONSTRAINT ck_stories_word_count CHECK (word_count >= 0)",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter().table("stories").drop_constraint("ck_stories_word_count").to_owned(),
            )
            .await?;

        manager
            .alter_table(Table::alter().table("stories").drop_column("word_count").to_owned())
            .await?;

        Ok(())
    }
}
