//! extension created in a new schema
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + schema extensions
//! + extension vector in extensions
//! + column stories.embedding: extensions.vector(3)
//! + index ix_stories_embedding on stories hnsw (embedding vector_cosine_ops)
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
        db.execute_unprepared("CREATE SCHEMA IF NOT EXISTS extensions").await?;

        db.execute_unprepared("CREATE EXTENSION IF NOT EXISTS vector SCHEMA extensions").await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(ColumnDef::new("embedding").custom("extensions.vector(3)"))
                    .to_owned(),
            )
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("ix_stories_embedding")
                    .table("stories")
                    .index_type(IndexType::Custom("hnsw".into()))
                    .col(
                        "embedding"
                            .into_index_column()
                            .with_operator_class("extensions.vector_cosine_ops"),
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

        manager
            .alter_table(Table::alter().table("stories").drop_column("embedding").to_owned())
            .await?;

        Ok(())
    }
}
