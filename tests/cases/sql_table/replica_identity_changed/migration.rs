//! sql table replica identity changed
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ replica identity of stories: another definition
//! + replica identity of visits
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

        db.execute_unprepared("ALTER TABLE visits REPLICA IDENTITY USING INDEX visits_id").await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("ALTER TABLE visits REPLICA IDENTITY DEFAULT").await?;
        db.execute_unprepared("ALTER TABLE stories REPLICA IDENTITY FULL").await?;
        Ok(())
    }
}
