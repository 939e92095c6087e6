//! names longer than 63 bytes
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + table a_story_that_is_told_slowly_over_a_great_many_winter_evenings
//! + index idx-a_story_that_is_told_slowly_over_a_great_many_winter_evenin on a_story_that_is_told_slowly_over_a_great_many_winter_evenings (the_one_who_told_it_first_and_best_of_all_the_people_there)
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `a_story_that_is_told_slowly_over_a_great_many_winter_evenings`: drops the
//!   table `a_story_that_is_told_slowly_over_a_great_many_winter_evenings` and everything stored in
//!   it since `up`
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
            .create_table(
                Table::create()
                    .table("a_story_that_is_told_slowly_over_a_great_many_winter_evenings")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(
                        ColumnDef::new(
                            "the_one_who_told_it_first_and_best_of_all_the_people_there",
                        )
                        .integer()
                        .not_null(),
                    )
                    .col(
                        ColumnDef::new("the_other_who_told_it_later_and_not_quite_so_well_as_that")
                            .integer()
                            .not_null(),
                    )
                    .index(
                        Index::create()
                            .name("a_story_that_is_told_slowly_o_the_other_who_told_it_later_a_key")
                            .unique()
                            .col("the_other_who_told_it_later_and_not_quite_so_well_as_that"),
                    )
                    .to_owned(),
            )
            .await?;

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
            .drop_table(
                Table::drop()
                    .table("a_story_that_is_told_slowly_over_a_great_many_winter_evenings")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
