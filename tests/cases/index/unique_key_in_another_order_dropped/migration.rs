//! index unique key in another order dropped
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - index by_slug on stories unique (slug, author_id)
//! ```
//!
//! Findings:
//!
//! - unique-on-existing, down, `stories`: makes rows of `stories` unique by `by_slug`, and fails if
//!   there are duplicates (resolve the duplicates before this statement)
//!
//! Locks:
//!
//! ```text
//! down: CREATE UNIQUE INDEX by_slug ON stories (slug, author_id)
//!   SHARE on stories: scan; writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- down unique-on-existing stories.by_slug
//! SELECT coalesce(sum(n - 1), 0)::bigint
//! FROM (
//!     SELECT count(*) AS n FROM stories
//!         WHERE slug IS NOT NULL AND author_id IS NOT NULL GROUP BY slug, author_id
//!         HAVING count(*) > 1
//! ) AS alike;
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
        manager.drop_index(Index::drop().name("by_slug").table("stories").to_owned()).await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_index(
                Index::create()
                    .name("by_slug")
                    .table("stories")
                    .unique()
                    .col("slug")
                    .col("author_id")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
