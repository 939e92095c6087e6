//! foreign key enforced
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ foreign key fk-stories-author_id on stories (author_id) → users (id): validated
//! ```
//!
//! Findings:
//!
//! - foreign-key-on-existing, up, `stories`: validates the foreign key `fk-stories-author_id` of
//!   `stories`, and fails if a row refers to a missing row (fix those rows before this statement)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ALTER CONSTRAINT "fk-stories-author_id" ENFORCED
//!   SHARE ROW EXCLUSIVE on users: writes wait
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up foreign-key-on-existing stories.fk-stories-author_id
//! SELECT count(*) FROM stories
//!     WHERE author_id IS NOT NULL AND NOT EXISTS (SELECT FROM users AS parent WHERE parent.id = stories.author_id);
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
            r#"ALTER TABLE stories ALTER CONSTRAINT "fk-stories-author_id" ENFORCED"#,
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared(
            r#"ALTER TABLE stories ALTER CONSTRAINT "fk-stories-author_id" NOT ENFORCED"#,
        )
        .await?;

        Ok(())
    }
}
