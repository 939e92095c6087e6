//! index brin multi minmax
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + index ix_stories_title on stories brin (price int4_minmax_multi_ops(values_per_range=16))
//! ```
//!
//! Locks:
//!
//! ```text
//! up: CREATE INDEX ix_stories_title ON stories USING brin (price int4_minmax_multi_ops(values_ …
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
                    .name("ix_stories_title")
                    .table("stories")
                    .index_type(IndexType::Custom("brin".into()))
                    .col(
                        "price"
                            .into_index_column()
                            .with_operator_class("int4_minmax_multi_ops(values_per_range=16)"),
                    )
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_index(Index::drop().name("ix_stories_title").table("stories").to_owned())
            .await?;

        Ok(())
    }
}
