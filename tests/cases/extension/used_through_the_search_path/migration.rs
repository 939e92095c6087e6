//! extension used through the search path
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + table notes
//! + column stories.draft: vector(3)
//! + index ix_stories_draft on stories hnsw (draft vector_ip_ops)
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `notes`: drops the table `notes` and everything stored in it since `up`
//! - drops-column, down, `stories.draft`: drops the column `stories.draft` and everything stored in
//!   it since `up`
//!
//! Locks:
//!
//! ```text
//! up: CREATE INDEX ix_stories_draft ON stories USING hnsw (draft vector_ip_ops)
//!   SHARE on stories: scan; writes wait
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
            .create_table(
                Table::create()
                    .table("notes")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("sense").custom("vector(3)"))
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(ColumnDef::new("draft").custom("vector(3)"))
                    .to_owned(),
            )
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("ix_stories_draft")
                    .table("stories")
                    .index_type(IndexType::Custom("hnsw".into()))
                    .col("draft".into_index_column().with_operator_class("vector_ip_ops"))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_index(Index::drop().name("ix_stories_draft").table("stories").to_owned())
            .await?;

        manager
            .alter_table(Table::alter().table("stories").drop_column("draft").to_owned())
            .await?;

        manager.drop_table(Table::drop().table("notes").to_owned()).await?;
        Ok(())
    }
}
