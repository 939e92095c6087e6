//! domain check changed
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ domain email: another definition
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
        db.execute_unprepared("ALTER DOMAIN email DROP CONSTRAINT shape").await?;
        db.execute_unprepared("ALTER DOMAIN email SET DEFAULT 'a@b'::text").await?;

        db.execute_unprepared(
            "ALTER DOMAIN email ADD CONSTRAINT shape CHECK (((VALUE ~~ '%@%.%'::text) OR (VALUE \
             = 'a@b'::text)))",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("ALTER DOMAIN email DROP DEFAULT").await?;
        db.execute_unprepared("ALTER DOMAIN email DROP CONSTRAINT shape").await?;

        db.execute_unprepared(
            "ALTER DOMAIN email ADD CONSTRAINT shape CHECK ((VALUE ~~ '%@%'::text))",
        )
        .await?;

        Ok(())
    }
}
