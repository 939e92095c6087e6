//! materialized view index changed in another schema
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ materialized view app.long_stories: another definition
//! + index long_stories_id on app.long_stories
//! ~ index long_stories_words on app.long_stories: another definition
//! ```
//!
//! Findings:
//!
//! - refills-view, up, `app.long_stories`: recreates the materialized view `app.long_stories`, and
//!   computes all its rows (queries on it wait until that is done; run the query of the view by
//!   hand to see how long it takes)
//! - refills-view, down, `app.long_stories`: recreates the materialized view `app.long_stories`,
//!   and computes all its rows (queries on it wait until that is done; run the query of the view by
//!   hand to see how long it takes)
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
        db.execute_unprepared("DROP MATERIALIZED VIEW app.long_stories").await?;

        db.execute_unprepared(
            "CREATE MATERIALIZED VIEW app.long_stories AS SELECT id, title, words FROM stories \
             WHERE words > 20",
        )
        .await?;

        db.execute_unprepared("CREATE UNIQUE INDEX long_stories_id ON app.long_stories (id)")
            .await?;

        db.execute_unprepared("CREATE INDEX long_stories_words ON app.long_stories (words DESC)")
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP MATERIALIZED VIEW app.long_stories").await?;

        db.execute_unprepared(
            "
            CREATE MATERIALIZED VIEW app.long_stories AS
             SELECT id,
                title,
                words
               FROM stories
              WHERE (words > 10)
            ",
        )
        .await?;

        db.execute_unprepared(
            "CREATE INDEX long_stories_words ON app.long_stories USING btree (words)",
        )
        .await?;

        Ok(())
    }
}
