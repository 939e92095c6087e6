//! privileges usage of public revoked
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - privileges on  to PUBLIC
//! ```
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
        db.execute_unprepared("REVOKE USAGE ON SCHEMA public FROM PUBLIC").await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("GRANT USAGE ON SCHEMA public TO PUBLIC").await?;
        Ok(())
    }
}
