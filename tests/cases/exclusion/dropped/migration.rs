//! exclusion dropped
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - exclusion ex_stories_pages on stories USING gist (pages WITH &&)
//! ```
//!
//! Findings:
//!
//! - exclusion-on-existing, down, `stories`: adds the exclusion constraint `ex_stories_pages` to
//!   `stories`, and fails if two rows conflict (fix those rows before this statement)
//!
//! Locks:
//!
//! ```text
//! down: ALTER TABLE stories ADD CONSTRAINT ex_stories_pages EXCLUDE USING gist (pages WITH &&)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- down exclusion-on-existing stories.ex_stories_pages
//! WITH each AS (
//!     SELECT row_number() OVER () AS place, pages AS k0 FROM stories
//! )
//! SELECT count(DISTINCT b.place)
//! FROM each AS a JOIN each AS b ON a.place < b.place AND a.k0 && b.k0;
//! ```
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
        manager
            .alter_table(
                Table::alter().table("stories").drop_constraint("ex_stories_pages").to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared(
            "
            ALTER TABLE stories ADD CONSTRAINT ex_stories_pages
                EXCLUDE USING gist (pages WITH &&)
            ",
        )
        .await?;

        Ok(())
    }
}
