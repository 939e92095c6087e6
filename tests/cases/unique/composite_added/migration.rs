//! unique composite added
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + index idx-stories-edition on stories unique (slug, edition)
//! ```
//!
//! Findings:
//!
//! - unique-on-existing, up, `stories`: makes rows of `stories` unique by `idx-stories-edition`,
//!   and fails if there are duplicates (resolve the duplicates before this statement)
//!
//! Locks:
//!
//! ```text
//! up: CREATE UNIQUE INDEX "idx-stories-edition" ON stories (slug, edition)
//!   SHARE on stories: scan; writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up unique-on-existing stories.idx-stories-edition
//! SELECT coalesce(sum(n - 1), 0)::bigint
//! FROM (
//!     SELECT count(*) AS n FROM stories WHERE slug IS NOT NULL AND edition IS NOT NULL
//!         GROUP BY slug, edition HAVING count(*) > 1
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
        manager
            .create_index(
                Index::create()
                    .name("idx-stories-edition")
                    .table("stories")
                    .unique()
                    .col("slug")
                    .col("edition")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_index(Index::drop().name("idx-stories-edition").table("stories").to_owned())
            .await?;

        Ok(())
    }
}
