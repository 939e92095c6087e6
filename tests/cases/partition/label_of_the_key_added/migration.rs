//! partition label of the key added
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ enum kind: added play
//! ```
//!
//! Findings:
//!
//! - keeps-label, down, `kind`: keeps `play` in the enum `kind`: a table is partitioned by it, so
//!   Postgres cannot remove a label
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
        manager.alter_type(Type::alter().name("kind").add_value("play").if_not_exists()).await?;

        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Ok(())
    }
}
