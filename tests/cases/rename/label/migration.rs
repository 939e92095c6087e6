//! rename label
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! > label mood.sad → down cast
//! ```
//!
//! Deploy: together: the running program uses the old name `mood.sad`
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::{extension::postgres::Type, *};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_type(Type::alter().name("mood").rename_value("sad", "down cast")).await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_type(Type::alter().name("mood").rename_value("down cast", "sad")).await?;

        Ok(())
    }
}
