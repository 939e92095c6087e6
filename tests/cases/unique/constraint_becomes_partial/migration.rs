//! unique constraint becomes partial
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - unique stories_slug_key on stories (slug)
//! + index ux_stories_slug on stories unique (slug) where NOT archived
//! ```
//!
//! Findings:
//!
//! - unique-on-existing, down, `stories`: makes rows of `stories` unique by `stories_slug_key` over
//!   `slug`, and fails if there are duplicates (resolve the duplicates before this statement)
//!
//! Locks:
//!
//! ```text
//! up: CREATE UNIQUE INDEX ux_stories_slug ON stories (slug) WHERE NOT archived
//!   SHARE on stories: scan; writes wait
//! down: ALTER TABLE stories ADD CONSTRAINT stories_slug_key UNIQUE (slug)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- down unique-on-existing stories.stories_slug_key
//! SELECT count(slug) - count(DISTINCT slug) FROM stories;
//! ```
//!
//! Deploy: together: the new program needs what the migration adds, and the running one may still
//! need what it drops
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
                Table::alter().table("stories").drop_constraint("stories_slug_key").to_owned(),
            )
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("ux_stories_slug")
                    .table("stories")
                    .unique()
                    .col("slug")
                    .and_where(Expr::cust("NOT archived"))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .drop_index(Index::drop().name("ux_stories_slug").table("stories").to_owned())
            .await?;

        db.execute_unprepared("ALTER TABLE stories ADD CONSTRAINT stories_slug_key UNIQUE (slug)")
            .await?;

        Ok(())
    }
}
