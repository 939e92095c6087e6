//! namespace quoted with privileges
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + schema My App
//! + privileges on My App to PUBLIC
//! ```
//!
//! Deploy: migration first
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared(r#"CREATE SCHEMA "My App""#).await?;
        db.execute_unprepared(r#"GRANT USAGE ON SCHEMA "My App" TO PUBLIC"#).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared(r#"REVOKE USAGE ON SCHEMA "My App" FROM PUBLIC"#).await?;
        db.execute_unprepared(r#"DROP SCHEMA "My App""#).await?;
        Ok(())
    }
}
