//! index gin on jsonb
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + index ix_stories_outline on stories gin (outline jsonb_path_ops)
//! ```
//!
//! Locks:
//!
//! ```text
//! up: CREATE INDEX ix_stories_outline ON stories USING gin (outline jsonb_path_ops)
//!   SHARE on stories: scan; writes wait
//! ```
//!
//! Deploy: in any order
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
                    .name("ix_stories_outline")
                    .table("stories")
                    .index_type(IndexType::Custom("gin".into()))
                    .col("outline".into_index_column().with_operator_class("jsonb_path_ops"))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_index(Index::drop().name("ix_stories_outline").table("stories").to_owned())
            .await?;

        Ok(())
    }
}
