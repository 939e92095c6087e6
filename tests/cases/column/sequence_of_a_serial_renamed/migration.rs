//! column sequence of a serial renamed
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.id: identity serial (sequence story_numbers) → serial (sequence Story's numbers cache 5)
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

        db.execute_unprepared(r#"ALTER SEQUENCE story_numbers RENAME TO "Story's numbers""#)
            .await?;

        db.execute_unprepared(r#"ALTER SEQUENCE "Story's numbers" CACHE 5"#).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared(r#"ALTER SEQUENCE "Story's numbers" RENAME TO story_numbers"#)
            .await?;

        db.execute_unprepared("ALTER SEQUENCE story_numbers CACHE 1").await?;
        Ok(())
    }
}
