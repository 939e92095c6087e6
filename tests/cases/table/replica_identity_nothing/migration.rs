//! table replica identity nothing
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + replica identity of stories
//! ```
//!
//! Findings:
//!
//! - loses-replica-identity, up, `stories`: leaves `stories` without a replica identity: while it
//!   is published, it accepts no UPDATE or DELETE (unless the table is never published, use
//!   `REPLICA IDENTITY FULL` or an index)
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
        db.execute_unprepared("ALTER TABLE stories REPLICA IDENTITY NOTHING").await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("ALTER TABLE stories REPLICA IDENTITY DEFAULT").await?;
        Ok(())
    }
}
