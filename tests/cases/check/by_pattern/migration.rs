//! check by pattern
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + check ck_stories_slug on stories (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
//! ```
//!
//! Findings:
//!
//! - check-on-existing, up, `stories`: adds the check `ck_stories_slug` to `stories`, and fails if
//!   a row violates it (fix those rows before this statement)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ADD CONSTRAINT ck_stories_slug CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+) …
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up check-on-existing stories.ck_stories_slug
//! SELECT count(*) FROM stories WHERE NOT (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text);
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
            ALTER TABLE stories ADD CONSTRAINT ck_stories_slug
                CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
            ",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter().table("stories").drop_constraint("ck_stories_slug").to_owned(),
            )
            .await?;

        Ok(())
    }
}
