//! unique odd names in another schema
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + unique One "title" on app.stories (title)
//! + unique uq_stories_over_a_title_whose_name_is_longer_than_postgres_can_ on app.stories (title, id)
//! ```
//!
//! Findings:
//!
//! - unique-on-existing, up, `app.stories`: makes rows of `app.stories` unique by `One "title"`
//!   over `title`, and fails if there are duplicates (resolve the duplicates before this statement)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE app.stories ADD CONSTRAINT "One ""title""" UNIQUE (title)
//!   ACCESS EXCLUSIVE on app.stories: scan; reads and writes wait
//! up: ALTER TABLE app.stories ADD CONSTRAINT uq_stories_over_a_title_whose_name_is_longer_than …
//!   ACCESS EXCLUSIVE on app.stories: scan; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up unique-on-existing app.stories.One "title"
//! SELECT count(title) - count(DISTINCT title) FROM app.stories;
//! ```
//!
//! Deploy: program first
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
            r#"ALTER TABLE app.stories ADD CONSTRAINT "One ""title""" UNIQUE (title)"#,
        )
        .await?;

        db.execute_unprepared(
            "
            ALTER TABLE app.stories
                ADD CONSTRAINT uq_stories_over_a_title_whose_name_is_longer_than_postgres_can_
                UNIQUE (title, id)
            ",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table(("app", "stories"))
                    .drop_constraint(r#"One "title""#)
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table(("app", "stories"))
                    .drop_constraint(
                        "uq_stories_over_a_title_whose_name_is_longer_than_postgres_can_",
                    )
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
