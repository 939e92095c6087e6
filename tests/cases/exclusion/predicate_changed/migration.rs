//! exclusion predicate changed
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ exclusion ex_stories_pages on stories USING gist (pages WITH &&) WHERE (((title)::text <> ''::text)) → USING gist (pages WITH &&) WHERE (length(title) > 0)
//! ```
//!
//! Findings:
//!
//! - exclusion-on-existing, up, `stories`: adds the exclusion constraint `ex_stories_pages` to
//!   `stories`, and fails if two rows conflict (fix those rows before this statement)
//! - exclusion-on-existing, down, `stories`: adds the exclusion constraint `ex_stories_pages` to
//!   `stories`, and fails if two rows conflict (fix those rows before this statement)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ADD CONSTRAINT ex_stories_pages EXCLUDE USING gist (pages WITH &&) W …
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! down: ALTER TABLE stories ADD CONSTRAINT ex_stories_pages EXCLUDE USING gist (pages WITH &&) W …
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up exclusion-on-existing stories.ex_stories_pages
//! WITH each AS (
//!     SELECT row_number() OVER () AS place, pages AS k0 FROM stories
//!         WHERE ((length((title)::text) > 0))
//! )
//! SELECT count(DISTINCT b.place)
//! FROM each AS a JOIN each AS b ON a.place < b.place AND a.k0 && b.k0;
//! -- down exclusion-on-existing stories.ex_stories_pages
//! WITH each AS (
//!     SELECT row_number() OVER () AS place, pages AS k0 FROM stories
//!         WHERE (((title)::text <> ''::text))
//! )
//! SELECT count(DISTINCT b.place)
//! FROM each AS a JOIN each AS b ON a.place < b.place AND a.k0 && b.k0;
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
                Table::alter().table("stories").drop_constraint("ex_stories_pages").to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "
            ALTER TABLE stories ADD CONSTRAINT ex_stories_pages
                EXCLUDE USING gist (pages WITH &&) WHERE (length(title) > 0)
            ",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .alter_table(
                Table::alter().table("stories").drop_constraint("ex_stories_pages").to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "
            ALTER TABLE stories ADD CONSTRAINT ex_stories_pages
                EXCLUDE USING gist (pages WITH &&) WHERE (((title)::text <> ''::text))
            ",
        )
        .await?;

        Ok(())
    }
}
