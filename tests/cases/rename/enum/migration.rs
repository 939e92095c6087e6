//! rename enum
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! > enum mood → feeling
//! ```
//!
//! Deploy: together: the running program uses the old name `mood`
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::{extension::postgres::Type, *};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_type(Type::alter().name("mood").rename_to("feeling")).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_type(Type::alter().name("feeling").rename_to("mood")).await?;
        Ok(())
    }
}
