//! trigger definition changed
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ trigger stories_touch on stories: another definition
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

        db.execute_unprepared(
            "CREATE OR REPLACE TRIGGER stories_touch BEFORE INSERT OR UPDATE ON stories FOR EACH \
             ROW EXECUTE FUNCTION touch()",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared(
            "CREATE OR REPLACE TRIGGER stories_touch BEFORE INSERT OR UPDATE OF title ON stories \
             FOR EACH ROW EXECUTE FUNCTION touch()",
        )
        .await?;

        Ok(())
    }
}
