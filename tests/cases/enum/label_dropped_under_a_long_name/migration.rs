//! enum label dropped under a long name
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ enum state_of_a_story_from_its_first_draft_to_the_shelf_of_the_last_: removed review
//! ```
//!
//! Findings:
//!
//! - drops-enum-label, up, `state_of_a_story_from_its_first_draft_to_the_shelf_of_the_last_`: drops
//!   the label `review` from the enum
//!   `state_of_a_story_from_its_first_draft_to_the_shelf_of_the_last_`, and fails if a row has it
//!   (change those rows first)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ALTER COLUMN state TYPE state_of_a_story_from_its_first_draft_to_the …
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up drops-enum-label state_of_a_story_from_its_first_draft_to_the_shelf_of_the_last_.review
//! SELECT count(*) FROM stories WHERE state::text = 'review';
//! ```
//!
//! Deploy: program first
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::{extension::postgres::Type, *};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_type(
                Type::alter()
                    .name("state_of_a_story_from_its_first_draft_to_the_shelf_of_the_last_")
                    .rename_to("state_of_a_story_from_its_first_draft_to_the_shelf_of_t__before"),
            )
            .await?;

        manager
            .create_type(
                Type::create()
                    .as_enum("state_of_a_story_from_its_first_draft_to_the_shelf_of_the_last_")
                    .values(["draft", "published"])
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("state")
                            .custom(
                                "state_of_a_story_from_its_first_draft_to_the_shelf_of_the_last_",
                            )
                            .using(
                                Expr::cust(
                                    "state::text::state_of_a_story_from_its_first_draft_to_the_shelf_of_the_last_",
                                ),
                            ),
                    )
                    .to_owned(),
            )
            .await?;

        manager
            .drop_type(
                Type::drop()
                    .name("state_of_a_story_from_its_first_draft_to_the_shelf_of_t__before")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_type(
                Type::alter()
                    .name("state_of_a_story_from_its_first_draft_to_the_shelf_of_the_last_")
                    .add_value("review")
                    .before("published"),
            )
            .await?;

        Ok(())
    }
}
