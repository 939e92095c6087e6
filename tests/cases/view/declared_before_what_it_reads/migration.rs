//! view declared before what it reads
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + view a
//! + view b
//! + view c
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
        db.execute_unprepared("CREATE VIEW a AS SELECT id FROM stories").await?;
        db.execute_unprepared("CREATE VIEW b AS SELECT * FROM a").await?;
        db.execute_unprepared("CREATE VIEW c AS SELECT * FROM b").await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP VIEW c").await?;
        db.execute_unprepared("DROP VIEW b").await?;
        db.execute_unprepared("DROP VIEW a").await?;
        Ok(())
    }
}
