//! comment parts with odd names in another schema
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ check Not "empty" on app.stories: comment added
//! ~ index Titles "by" name on app.stories: comment added
//! ~ index ix_stories_over_a_title_whose_name_is_longer_than_postgres_can_ on app.stories: comment added
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

        db.execute_unprepared(r#"COMMENT ON INDEX app."Titles ""by"" name" IS 'It''s "odd"'"#)
            .await?;

        db.execute_unprepared(
            r#"
            COMMENT ON INDEX app.ix_stories_over_a_title_whose_name_is_longer_than_postgres_can_
                IS 'It''s "odd"'
            "#,
        )
        .await?;

        db.execute_unprepared(
            r#"COMMENT ON CONSTRAINT "Not ""empty""" ON app.stories IS 'It''s "odd"'"#,
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared(r#"COMMENT ON INDEX app."Titles ""by"" name" IS NULL"#).await?;

        db.execute_unprepared(
            "
            COMMENT ON INDEX app.ix_stories_over_a_title_whose_name_is_longer_than_postgres_can_
                IS NULL
            ",
        )
        .await?;

        db.execute_unprepared(r#"COMMENT ON CONSTRAINT "Not ""empty""" ON app.stories IS NULL"#)
            .await?;

        Ok(())
    }
}
