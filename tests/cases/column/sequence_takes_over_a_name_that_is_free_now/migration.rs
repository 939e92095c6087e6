//! column sequence takes over a name that is free now
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - sequence story_numbers
//! ~ column stories.id: identity serial → serial (sequence story_numbers)
//! ```
//!
//! Findings:
//!
//! - drops-sequence, up, `story_numbers`: drops the sequence `story_numbers` and its current value
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
        db.execute_unprepared("DROP SEQUENCE story_numbers").await?;

        db.execute_unprepared("ALTER SEQUENCE stories_id_seq RENAME TO story_numbers").await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared("ALTER SEQUENCE story_numbers RENAME TO stories_id_seq").await?;

        db.execute_unprepared("CREATE SEQUENCE story_numbers").await?;
        Ok(())
    }
}
