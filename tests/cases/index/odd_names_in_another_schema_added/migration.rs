//! index odd names in another schema added
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + index Titles "by" name on app.stories (title)
//! + index ix_stories_over_a_title_whose_name_is_longer_than_postgres_can_ on app.stories (title desc)
//! ```
//!
//! Locks:
//!
//! ```text
//! up: CREATE INDEX "Titles ""by"" name" ON app.stories (title)
//!   SHARE on app.stories: scan; writes wait
//! up: CREATE INDEX ix_stories_over_a_title_whose_name_is_longer_than_postgres_can_ ON app.stor …
//!   SHARE on app.stories: scan; writes wait
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

        db.execute_unprepared(r#"CREATE INDEX "Titles ""by"" name" ON app.stories (title)"#)
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("ix_stories_over_a_title_whose_name_is_longer_than_postgres_can_")
                    .table(("app", "stories"))
                    .col(("title", IndexOrder::Desc))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared(r#"DROP INDEX app."Titles ""by"" name""#).await?;

        manager
            .drop_index(
                Index::drop()
                    .name("ix_stories_over_a_title_whose_name_is_longer_than_postgres_can_")
                    .table(("app", "stories"))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
