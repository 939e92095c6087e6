//! trigger with transition tables
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + function log_them()
//! + trigger logged on stories
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

        db.execute_unprepared(
            "CREATE FUNCTION log_them() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN \
             NULL; END $$",
        )
        .await?;

        db.execute_unprepared(
            "CREATE TRIGGER logged AFTER UPDATE ON stories REFERENCING OLD TABLE AS o NEW TABLE \
             AS n FOR EACH STATEMENT EXECUTE FUNCTION log_them()",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP TRIGGER logged ON stories").await?;
        db.execute_unprepared("DROP FUNCTION log_them()").await?;
        Ok(())
    }
}
