//! foreign key long name validated
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ foreign key fk_stories_author_of_the_story_as_it_was_first_written_and_publ on stories (author_id) → users (id): validated
//! ```
//!
//! Findings:
//!
//! - foreign-key-on-existing, up, `stories`: validates the foreign key
//!   `fk_stories_author_of_the_story_as_it_was_first_written_and_publ` of `stories`, and fails if a
//!   row refers to a missing row (fix those rows before this statement)
//!
//! Preflight:
//!
//! ```sql
//! -- up foreign-key-on-existing stories.fk_stories_author_of_the_story_as_it_was_first_written_and_publ
//! SELECT count(*) FROM stories
//!     WHERE author_id IS NOT NULL AND NOT EXISTS (SELECT FROM users AS parent WHERE parent.id = stories.author_id);
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
            "ALTER TABLE stories VALIDATE CONSTRAINT \
             fk_stories_author_of_the_story_as_it_was_first_written_and_publ",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .drop_foreign_key(
                ForeignKey::drop()
                    .name("fk_stories_author_of_the_story_as_it_was_first_written_and_publ")
                    .table("stories")
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "
            ALTER TABLE stories
                ADD CONSTRAINT fk_stories_author_of_the_story_as_it_was_first_written_and_publ
                FOREIGN KEY (author_id) REFERENCES users (id) NOT VALID
            ",
        )
        .await?;

        Ok(())
    }
}
