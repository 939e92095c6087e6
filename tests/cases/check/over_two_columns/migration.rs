//! check over two columns
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + check ck_stories_length on stories (words / pages BETWEEN 1 AND 1000)
//! ```
//!
//! Findings:
//!
//! - check-on-existing, up, `stories`: adds the check `ck_stories_length` to `stories`, and fails
//!   if a row violates it (fix those rows before this statement)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ADD CONSTRAINT ck_stories_length CHECK (words / pages BETWEEN 1 AND …
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up check-on-existing stories.ck_stories_length
//! SELECT count(*) FROM stories
//!     WHERE NOT (((words / pages) >= 1) AND ((words / pages) <= 1000));
//! ```
//!
//! Deploy: program first
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
            "
            ALTER TABLE stories ADD CONSTRAINT ck_stories_length
                CHECK (words / pages BETWEEN 1 AND 1000)
            ",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter().table("stories").drop_constraint("ck_stories_length").to_owned(),
            )
            .await?;

        Ok(())
    }
}
