//! enum used in an array only
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + enum mood (calm, tense)
//! + column stories.moods: mood[]
//! ```
//!
//! Findings:
//!
//! - drops-column, down, `stories.moods`: drops the column `stories.moods` and everything stored in
//!   it since `up`
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
            .create_type(Type::create().as_enum("mood").values(["calm", "tense"]).to_owned())
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(ColumnDef::new("moods").array(ColumnType::custom("mood")))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(Table::alter().table("stories").drop_column("moods").to_owned())
            .await?;

        manager.drop_type(Type::drop().name("mood").to_owned()).await?;
        Ok(())
    }
}
