//! rename table to another schema with an owned sequence
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! > table stories → app.stories
//! + schema app
//! ```
//!
//! Findings:
//!
//! - renames-table, up, `app.stories`: renames `stories` to `app.stories`; anything that still uses
//!   the old name fails from then on (deploy it together with the new program)
//! - renames-table, down, `stories`: renames `app.stories` to `stories`; anything that still uses
//!   the old name fails from then on (deploy it together with the new program)
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
        db.execute_unprepared("CREATE SCHEMA app").await?;
        db.execute_unprepared("ALTER TABLE stories SET SCHEMA app").await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("ALTER TABLE app.stories SET SCHEMA public").await?;
        db.execute_unprepared("DROP SCHEMA app").await?;
        Ok(())
    }
}
