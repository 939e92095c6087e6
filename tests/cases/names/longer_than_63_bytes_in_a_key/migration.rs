//! names longer than 63 bytes in a key
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + unique uq_stories_title on stories (a_title_that_says_what_the_story_is_about_and_how_it_ends_and_w)
//! + index ix_stories_title on stories (lower(a_title_that_says_what_the_story_is_about_and_how_it_ends_and_who_dies))
//! ```
//!
//! Findings:
//!
//! - unique-on-existing, up, `stories`: makes rows of `stories` unique by `uq_stories_title` over
//!   `a_title_that_says_what_the_story_is_about_and_how_it_ends_and_w`, and fails if there are
//!   duplicates (resolve the duplicates before this statement)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ADD CONSTRAINT uq_stories_title UNIQUE (a_title_that_says_what_the_s …
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! up: CREATE INDEX ix_stories_title ON stories ((lower(a_title_that_says_what_the_story_is_abo …
//!   SHARE on stories: scan; writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up unique-on-existing stories.uq_stories_title
//! SELECT count(a_title_that_says_what_the_story_is_about_and_how_it_ends_and_w) - count(DISTINCT a_title_that_says_what_the_story_is_about_and_how_it_ends_and_w)
//!     FROM stories;
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
            "
            ALTER TABLE stories ADD CONSTRAINT uq_stories_title
                UNIQUE (a_title_that_says_what_the_story_is_about_and_how_it_ends_and_w)
            ",
        )
        .await?;

        manager
            .create_index(
                Index::create()
                    .name("ix_stories_title")
                    .table("stories")
                    .col(
                        Expr::cust(
                            "lower(a_title_that_says_what_the_story_is_about_and_how_it_ends_and_who_dies)",
                        ),
                    )
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_index(Index::drop().name("ix_stories_title").table("stories").to_owned())
            .await?;

        manager
            .alter_table(
                Table::alter().table("stories").drop_constraint("uq_stories_title").to_owned(),
            )
            .await?;

        Ok(())
    }
}
