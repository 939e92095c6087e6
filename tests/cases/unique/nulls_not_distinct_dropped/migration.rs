//! unique nulls not distinct dropped
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ unique uq_stories_title on stories (title) nulls not distinct → (title)
//! ```
//!
//! Findings:
//!
//! - unique-on-existing, down, `stories`: makes rows of `stories` unique by `uq_stories_title` over
//!   `title`, and fails if there are duplicates (resolve the duplicates before this statement)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ADD CONSTRAINT uq_stories_title UNIQUE (title)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! down: ALTER TABLE stories ADD CONSTRAINT uq_stories_title UNIQUE NULLS NOT DISTINCT (title)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- down unique-on-existing stories.uq_stories_title
//! SELECT coalesce(sum(n - 1), 0)::bigint
//! FROM (
//!     SELECT count(*) AS n FROM stories GROUP BY title HAVING count(*) > 1
//! ) AS alike;
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

        manager
            .alter_table(
                Table::alter().table("stories").drop_constraint("uq_stories_title").to_owned(),
            )
            .await?;

        db.execute_unprepared("ALTER TABLE stories ADD CONSTRAINT uq_stories_title UNIQUE (title)")
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .alter_table(
                Table::alter().table("stories").drop_constraint("uq_stories_title").to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "
            ALTER TABLE stories ADD CONSTRAINT uq_stories_title
                UNIQUE NULLS NOT DISTINCT (title)
            ",
        )
        .await?;

        Ok(())
    }
}
