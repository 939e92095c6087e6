//! names longer than 63 bytes in a generated column
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + column stories.minutes: integer not null
//! + column stories.words_that_were_counted_by_the_editor_before_the_story_was_prin: integer not null
//! ```
//!
//! Findings:
//!
//! - drops-column, down, `stories.minutes`: drops the columns `stories.minutes`,
//!   `stories.words_that_were_counted_by_the_editor_before_the_story_was_prin` and everything
//!   stored in them since `up`
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ADD COLUMN minutes integer GENERATED ALWAYS AS (words_that_were_coun …
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! ```
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
        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(
                        ColumnDef::new(
                                "words_that_were_counted_by_the_editor_before_the_story_was_prin",
                            )
                            .integer()
                            .not_null()
                            .default(0),
                    )
                    .add_column(
                        ColumnDef::new("minutes")
                            .integer()
                            .not_null()
                            .generated(
                                Expr::cust(
                                    "words_that_were_counted_by_the_editor_before_the_story_was_printed_twice \
                             / 250",
                                ),
                                true,
                            ),
                    )
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .drop_column("minutes")
                    .drop_column("words_that_were_counted_by_the_editor_before_the_story_was_prin")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
