//! names cut to the same 63 bytes
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + index idx-stories-a_column_whose_name_is_so_long_that_nothing_of_it_1 on stories (a_column_whose_name_is_so_long_that_nothing_of_it_is_left_b)
//! + index idx-stories-a_column_whose_name_is_so_long_that_nothing_of_it_i on stories (a_column_whose_name_is_so_long_that_nothing_of_it_is_left_a)
//! ```
//!
//! Locks:
//!
//! ```text
//! up: CREATE INDEX "idx-stories-a_column_whose_name_is_so_long_that_nothing_of_it_1" ON storie …
//!   SHARE on stories: scan; writes wait
//! up: CREATE INDEX "idx-stories-a_column_whose_name_is_so_long_that_nothing_of_it_i" ON storie …
//!   SHARE on stories: scan; writes wait
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
                    .name("idx-stories-a_column_whose_name_is_so_long_that_nothing_of_it_1")
                    .table("stories")
                    .col("a_column_whose_name_is_so_long_that_nothing_of_it_is_left_b")
                    .to_owned(),
            )
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("idx-stories-a_column_whose_name_is_so_long_that_nothing_of_it_i")
                    .table("stories")
                    .col("a_column_whose_name_is_so_long_that_nothing_of_it_is_left_a")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_index(
                Index::drop()
                    .name("idx-stories-a_column_whose_name_is_so_long_that_nothing_of_it_1")
                    .table("stories")
                    .to_owned(),
            )
            .await?;

        manager
            .drop_index(
                Index::drop()
                    .name("idx-stories-a_column_whose_name_is_so_long_that_nothing_of_it_i")
                    .table("stories")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
