//! sql table stored in another way
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + unlogged mode of stories
//! ~ statistics target of column stories.words: another definition
//! + storage of column stories.title
//! + compression of column stories.title
//! ```
//!
//! Findings:
//!
//! - rewrites-table, up, `stories`: makes the table `stories` unlogged, which rewrites it under an
//!   exclusive lock (run the migration when programs can do without the table for that long)
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
        db.execute_unprepared("ALTER TABLE stories SET UNLOGGED").await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN words SET STATISTICS 500").await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN title SET STORAGE EXTERNAL")
            .await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN title SET COMPRESSION pglz")
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("ALTER TABLE stories SET LOGGED").await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN title SET STORAGE EXTENDED")
            .await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN title SET COMPRESSION default")
            .await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN words SET STATISTICS 200").await?;

        Ok(())
    }
}
