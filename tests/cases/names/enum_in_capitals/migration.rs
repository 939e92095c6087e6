//! names enum in capitals
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + enum StoryMood (Calm, tense, Very TENSE)
//! + column stories.mood: "StoryMood" not null
//! + column stories.moods: "StoryMood"[]
//! ```
//!
//! Findings:
//!
//! - drops-column, down, `stories.mood`: drops the columns `stories.mood`, `stories.moods` and
//!   everything stored in them since `up`
//!
//! Deploy: migration first
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::{extension::postgres::Type, *};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_type(
                Type::create()
                    .as_enum("StoryMood")
                    .values(["Calm", "tense", "Very TENSE"])
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(
                        ColumnDef::new("mood").custom(r#""StoryMood""#).not_null().default("Calm"),
                    )
                    .add_column(ColumnDef::new("moods").array(ColumnType::custom(r#""StoryMood""#)))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter().table("stories").drop_column("mood").drop_column("moods").to_owned(),
            )
            .await?;

        manager.drop_type(Type::drop().name("StoryMood").to_owned()).await?;
        Ok(())
    }
}
