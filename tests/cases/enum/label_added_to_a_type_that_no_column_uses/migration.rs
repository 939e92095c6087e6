//! enum label added to a type that no column uses
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ enum mood: added wild
//! ```
//!
//! Findings:
//!
//! - drops-enum-label, down, `mood`: drops the label `wild` from the enum `mood`, and fails if a
//!   row has it (change those rows first)
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
        manager.alter_type(Type::alter().name("mood").add_value("wild")).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_type(Type::alter().name("mood").rename_to("mood__before")).await?;

        manager
            .create_type(Type::create().as_enum("mood").values(["glad", "sad"]).to_owned())
            .await?;

        manager.drop_type(Type::drop().name("mood__before").to_owned()).await?;
        Ok(())
    }
}
