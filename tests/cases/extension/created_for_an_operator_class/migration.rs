//! extension created for an operator class
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + schema extensions
//! + extension pg_trgm in extensions version 1.5
//! + index ix_stories_title on stories gin (title gin_trgm_ops)
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
        let db = manager.get_connection();
        db.execute_unprepared("CREATE SCHEMA IF NOT EXISTS extensions").await?;

        db.execute_unprepared(
            "CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA extensions VERSION '1.5'",
        )
        .await?;

        manager
            .create_index(
                Index::create()
                    .name("ix_stories_title")
                    .table("stories")
                    .index_type(IndexType::Custom("gin".into()))
                    .col("title".into_index_column().with_operator_class("extensions.gin_trgm_ops"))
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
