//! names longer than 63 bytes altered
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + index idx-a_story_that_is_told_slowly_over_a_great_many_winter_evenin on a_story_that_is_told_slowly_over_a_great_many_winter_evenings (the_one_who_told_it_first_and_best_of_all_the_people_there)
//! ```
//!
//! Locks:
//!
//! ```text
//! up: CREATE INDEX "idx-a_story_that_is_told_slowly_over_a_great_many_winter_evenin" ON a_stor …
//!   SHARE on a_story_that_is_told_slowly_over_a_great_many_winter_evenings: scan; writes wait
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
        manager
            .create_index(
                Index::create()
                    .name("idx-a_story_that_is_told_slowly_over_a_great_many_winter_evenin")
                    .table("a_story_that_is_told_slowly_over_a_great_many_winter_evenings")
                    .col("the_one_who_told_it_first_and_best_of_all_the_people_there")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_index(
                Index::drop()
                    .name("idx-a_story_that_is_told_slowly_over_a_great_many_winter_evenin")
                    .table("a_story_that_is_told_slowly_over_a_great_many_winter_evenings")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
