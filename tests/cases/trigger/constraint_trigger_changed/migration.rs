//! trigger constraint trigger changed
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ trigger c on stories: another definition
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
        db.execute_unprepared("DROP TRIGGER c ON stories").await?;

        db.execute_unprepared(
            "CREATE CONSTRAINT TRIGGER c AFTER INSERT ON stories DEFERRABLE INITIALLY DEFERRED \
             FOR EACH ROW EXECUTE FUNCTION touch()",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP TRIGGER c ON stories").await?;

        db.execute_unprepared(
            "CREATE CONSTRAINT TRIGGER c AFTER INSERT ON stories DEFERRABLE INITIALLY IMMEDIATE \
             FOR EACH ROW EXECUTE FUNCTION touch()",
        )
        .await?;

        Ok(())
    }
}
