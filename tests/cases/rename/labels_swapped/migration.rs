//! rename labels swapped
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! > label mood.glad → glad__before
//! > label mood.sad → glad
//! > label mood.glad__before → sad
//! ```
//!
//! Deploy: together: the running program uses the old name `mood.glad`
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::{extension::postgres::Type, *};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_type(Type::alter().name("mood").rename_value("glad", "glad__before")).await?;

        manager.alter_type(Type::alter().name("mood").rename_value("sad", "glad")).await?;

        manager.alter_type(Type::alter().name("mood").rename_value("glad__before", "sad")).await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_type(Type::alter().name("mood").rename_value("sad", "glad__before")).await?;

        manager.alter_type(Type::alter().name("mood").rename_value("glad", "sad")).await?;

        manager.alter_type(Type::alter().name("mood").rename_value("glad__before", "glad")).await?;

        Ok(())
    }
}
