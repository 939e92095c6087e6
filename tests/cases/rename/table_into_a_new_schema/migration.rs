//! rename table into a new schema
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! > table stories → archive.stories
//! + schema archive
//! ```
//!
//! Findings:
//!
//! - renames-table, up, `archive.stories`: renames `stories` to `archive.stories`; anything that
//!   still uses the old name fails from then on (deploy it together with the new program)
//! - renames-table, down, `stories`: renames `archive.stories` to `stories`; anything that still
//!   uses the old name fails from then on (deploy it together with the new program)
//!
//! Deploy: together: the running program uses the old name `stories`
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("CREATE SCHEMA archive").await?;
        db.execute_unprepared("ALTER TABLE stories SET SCHEMA archive").await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("ALTER TABLE archive.stories SET SCHEMA public").await?;
        db.execute_unprepared("DROP SCHEMA archive").await?;
        Ok(())
    }
}
