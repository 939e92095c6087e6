//! rename label of an array default
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! > label mood.very sad → sad, "very"
//! > label mood.tired → weary
//! ```
//!
//! Deploy: together: the running program uses the old name `mood.very sad`
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::{extension::postgres::Type, *};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_type(Type::alter().name("mood").rename_value("very sad", r#"sad, "very""#))
            .await?;

        manager.alter_type(Type::alter().name("mood").rename_value("tired", "weary")).await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_type(Type::alter().name("mood").rename_value("weary", "tired")).await?;

        manager
            .alter_type(Type::alter().name("mood").rename_value(r#"sad, "very""#, "very sad"))
            .await?;

        Ok(())
    }
}
