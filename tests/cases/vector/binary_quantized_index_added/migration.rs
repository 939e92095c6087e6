//! vector binary quantized index added
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + index ix_stories_embedding on stories hnsw (binary_quantize(embedding)::bit(3) bit_hamming_ops)
//! ```
//!
//! Locks:
//!
//! ```text
//! up: CREATE INDEX ix_stories_embedding ON stories USING hnsw ((binary_quantize(embedding)::bi …
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
                    .name("ix_stories_embedding")
                    .table("stories")
                    .index_type(IndexType::Custom("hnsw".into()))
                    .col(
                        Expr::cust("binary_quantize(embedding)::bit(3)")
                            .into_index_column()
                            .with_operator_class("bit_hamming_ops"),
                    )
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_index(Index::drop().name("ix_stories_embedding").table("stories").to_owned())
            .await?;

        Ok(())
    }
}
