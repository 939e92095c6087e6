//! rename from more than 63 bytes
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! > column stories.words_that_were_counted_by_the_editor_before_the_story_was_prin → words
//! > index ix_of_the_words_that_were_counted_by_the_editor_before_it_was_p → ix_words on stories
//! ~ index ix_words on stories (words) → (words desc)
//! ```
//!
//! Findings:
//!
//! - renames-column, up, `stories`: renames
//!   `stories.words_that_were_counted_by_the_editor_before_the_story_was_prin` to `words`; anything
//!   that still uses the old name fails from then on (deploy it together with the new program)
//! - renames-column, down, `stories`: renames `stories.words` to
//!   `words_that_were_counted_by_the_editor_before_the_story_was_prin`; anything that still uses
//!   the old name fails from then on (deploy it together with the new program)
//!
//! Locks:
//!
//! ```text
//! up: CREATE INDEX ix_words ON stories (words DESC)
//!   SHARE on stories: scan; writes wait
//! down: CREATE INDEX ix_words ON stories (words)
//!   SHARE on stories: scan; writes wait
//! ```
//!
//! Deploy: together: the running program uses the old name
//! `stories.words_that_were_counted_by_the_editor_before_the_story_was_prin`
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
                    .rename_column(
                        "words_that_were_counted_by_the_editor_before_the_story_was_prin",
                        "words",
                    )
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "
            ALTER INDEX ix_of_the_words_that_were_counted_by_the_editor_before_it_was_p
                RENAME TO ix_words
            ",
        )
        .await?;

        manager.drop_index(Index::drop().name("ix_words").table("stories").to_owned()).await?;

        manager
            .create_index(
                Index::create()
                    .name("ix_words")
                    .table("stories")
                    .col(("words", IndexOrder::Desc))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager.drop_index(Index::drop().name("ix_words").table("stories").to_owned()).await?;

        manager
            .create_index(Index::create().name("ix_words").table("stories").col("words").to_owned())
            .await?;

        db.execute_unprepared(
            "
            ALTER INDEX ix_words
                RENAME TO ix_of_the_words_that_were_counted_by_the_editor_before_it_was_p
            ",
        )
        .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .rename_column(
                        "words",
                        "words_that_were_counted_by_the_editor_before_the_story_was_prin",
                    )
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
