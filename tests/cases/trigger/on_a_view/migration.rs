//! trigger on a view
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + function touch()
//! + view titles
//! + trigger titles_write on titles
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

        db.execute_unprepared("CREATE VIEW titles AS SELECT id, title FROM stories").await?;

        db.execute_unprepared(
            "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.title := \
             trim(NEW.title); RETURN NEW; END $$",
        )
        .await?;

        db.execute_unprepared(
            "CREATE TRIGGER titles_write INSTEAD OF INSERT ON titles FOR EACH ROW EXECUTE \
             FUNCTION touch()",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP TRIGGER titles_write ON titles").await?;
        db.execute_unprepared("DROP VIEW titles").await?;
        db.execute_unprepared("DROP FUNCTION touch()").await?;
        Ok(())
    }
}
