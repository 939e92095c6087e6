//! sequence dropped
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - sequence order_numbers
//! ```
//!
//! Findings:
//!
//! - drops-sequence, up, `order_numbers`: drops the sequence `order_numbers` and its current value
//!   (note its last value; after `down` it starts over unless you call `setval`)
//!
//! Deploy: program first
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP SEQUENCE order_numbers").await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("CREATE SEQUENCE order_numbers").await?;
        db.execute_unprepared("COMMENT ON SEQUENCE order_numbers IS 'old'").await?;
        Ok(())
    }
}
