//! column sequence named after another columns
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column readers.id: identity serial → serial (sequence stories_id_seq)
//! ~ column stories.id: identity serial → serial (sequence tale_numbers)
//! ```
//!
//! Deploy: in any order
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared("ALTER SEQUENCE stories_id_seq RENAME TO tale_numbers").await?;

        db.execute_unprepared("ALTER SEQUENCE readers_id_seq RENAME TO stories_id_seq").await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared("ALTER SEQUENCE stories_id_seq RENAME TO readers_id_seq").await?;

        db.execute_unprepared("ALTER SEQUENCE tale_numbers RENAME TO stories_id_seq").await?;

        Ok(())
    }
}
