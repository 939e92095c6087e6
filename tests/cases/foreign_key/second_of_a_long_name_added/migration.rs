//! foreign key second of a long name added
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + foreign key fk-chapter_of_a_story_that_is_told_by_several_people_in_turn_-2 on chapter_of_a_story_that_is_told_by_several_people_in_turn_again (second_teller_id) → users (id)
//! ```
//!
//! Findings:
//!
//! - foreign-key-on-existing, up,
//!   `chapter_of_a_story_that_is_told_by_several_people_in_turn_again`: adds the foreign key
//!   `fk-chapter_of_a_story_that_is_told_by_several_people_in_turn_-2` to
//!   `chapter_of_a_story_that_is_told_by_several_people_in_turn_again`, and fails if a row refers
//!   to a missing row (fix those rows before this statement)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE chapter_of_a_story_that_is_told_by_several_people_in_turn_again ADD CONSTRAI …
//!   SHARE ROW EXCLUSIVE on users: writes wait
//!   SHARE ROW EXCLUSIVE on chapter_of_a_story_that_is_told_by_several_people_in_turn_again: scan; writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up foreign-key-on-existing chapter_of_a_story_that_is_told_by_several_people_in_turn_again.fk-chapter_of_a_story_that_is_told_by_several_people_in_turn_-2
//! SELECT count(*)
//!     FROM chapter_of_a_story_that_is_told_by_several_people_in_turn_again
//!     WHERE second_teller_id IS NOT NULL AND NOT EXISTS (SELECT FROM users AS parent WHERE parent.id = chapter_of_a_story_that_is_told_by_several_people_in_turn_again.second_teller_id);
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
        manager
            .create_foreign_key(
                ForeignKey::create()
                    .name("fk-chapter_of_a_story_that_is_told_by_several_people_in_turn_-2")
                    .from(
                        "chapter_of_a_story_that_is_told_by_several_people_in_turn_again",
                        "second_teller_id",
                    )
                    .to("users", "id")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_foreign_key(
                ForeignKey::drop()
                    .name("fk-chapter_of_a_story_that_is_told_by_several_people_in_turn_-2")
                    .table("chapter_of_a_story_that_is_told_by_several_people_in_turn_again")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
