//! foreign key renamed
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! > foreign key fk-stories-author_id → fk_stories_author on stories
//! ```
//!
//! Deploy: in any order
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared(
            r#"
            ALTER TABLE stories
                RENAME CONSTRAINT "fk-stories-author_id" TO fk_stories_author
            "#,
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared(
            r#"
            ALTER TABLE stories
                RENAME CONSTRAINT fk_stories_author TO "fk-stories-author_id"
            "#,
        )
        .await?;

        Ok(())
    }
}
