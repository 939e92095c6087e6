//! comment constraints added
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ primary key pk_stories on stories: comment added
//! ~ unique uq_stories_title on stories: comment added
//! ~ foreign key fk-stories-author_id on stories: comment added
//! ~ check ck_stories_title on stories: comment added
//! ~ exclusion ex_stories_pages on stories: comment added
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

        db.execute_unprepared("COMMENT ON CONSTRAINT pk_stories ON stories IS 'By number here'")
            .await?;

        db.execute_unprepared(
            "COMMENT ON CONSTRAINT uq_stories_title ON stories IS 'One of a title here'",
        )
        .await?;

        db.execute_unprepared(
            r#"COMMENT ON CONSTRAINT "fk-stories-author_id" ON stories IS 'Who wrote it here'"#,
        )
        .await?;

        db.execute_unprepared(
            "COMMENT ON CONSTRAINT ck_stories_title ON stories IS 'Nameless stories here'",
        )
        .await?;

        db.execute_unprepared(
            "COMMENT ON CONSTRAINT ex_stories_pages ON stories IS 'No page twice here'",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared("COMMENT ON CONSTRAINT pk_stories ON stories IS NULL").await?;

        db.execute_unprepared("COMMENT ON CONSTRAINT uq_stories_title ON stories IS NULL").await?;

        db.execute_unprepared(r#"COMMENT ON CONSTRAINT "fk-stories-author_id" ON stories IS NULL"#)
            .await?;

        db.execute_unprepared("COMMENT ON CONSTRAINT ck_stories_title ON stories IS NULL").await?;

        db.execute_unprepared("COMMENT ON CONSTRAINT ex_stories_pages ON stories IS NULL").await?;

        Ok(())
    }
}
