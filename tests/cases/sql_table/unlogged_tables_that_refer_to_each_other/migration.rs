//! sql table unlogged tables that refer to each other
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + unlogged mode of comments
//! + unlogged mode of stories
//! ```
//!
//! Findings:
//!
//! - rewrites-table, up, `comments`: makes the table `comments` unlogged, which rewrites it under
//!   an exclusive lock (run the migration when programs can do without the table for that long)
//! - rewrites-table, up, `stories`: makes the table `stories` unlogged, which rewrites it under an
//!   exclusive lock (run the migration when programs can do without the table for that long)
//! - rewrites-table, down, `comments`: makes the table `comments` logged, which rewrites it under
//!   an exclusive lock (run the migration when programs can do without the table for that long)
//! - rewrites-table, down, `stories`: makes the table `stories` logged, which rewrites it under an
//!   exclusive lock (run the migration when programs can do without the table for that long)
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
        db.execute_unprepared("ALTER TABLE comments SET UNLOGGED").await?;
        db.execute_unprepared("ALTER TABLE stories SET UNLOGGED").await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("ALTER TABLE stories SET LOGGED").await?;
        db.execute_unprepared("ALTER TABLE comments SET LOGGED").await?;
        Ok(())
    }
}
