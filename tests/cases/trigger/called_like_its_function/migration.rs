//! trigger called like its function
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + function touch()
//! + trigger touch on stories
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
            "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.words := (SELECT max(words) + 1 FROM stories);
    RETURN NEW;
END
$$",
        )
        .await?;

        db.execute_unprepared(
            "CREATE TRIGGER touch BEFORE UPDATE ON stories FOR EACH ROW EXECUTE FUNCTION touch()",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP TRIGGER touch ON stories").await?;
        db.execute_unprepared("DROP FUNCTION touch()").await?;
        Ok(())
    }
}
