//! vector sparsevec added
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + extension vector
//! + column stories.embedding: sparsevec(5)
//! + index ix_stories_embedding on stories hnsw (embedding sparsevec_l2_ops)
//! ```
//!
//! Findings:
//!
//! - drops-column, down, `stories.embedding`: drops the column `stories.embedding` and everything
//!   stored in it since `up`
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
        let db = manager.get_connection();
        db.execute_unprepared("CREATE EXTENSION IF NOT EXISTS vector").await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(ColumnDef::new("embedding").custom("sparsevec(5)"))
                    .to_owned(),
            )
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("ix_stories_embedding")
                    .table("stories")
                    .index_type(IndexType::Custom("hnsw".into()))
                    .col("embedding".into_index_column().with_operator_class("sparsevec_l2_ops"))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_index(Index::drop().name("ix_stories_embedding").table("stories").to_owned())
            .await?;

        manager
            .alter_table(Table::alter().table("stories").drop_column("embedding").to_owned())
            .await?;

        Ok(())
    }
}
