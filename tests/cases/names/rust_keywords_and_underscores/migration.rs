//! names rust keywords and underscores
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + table stories
//! + index idx-stories-line_2 on stories (line_2)
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `stories`: drops the table `stories` and everything stored in it since `up`
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
                    .table("stories")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("type").string().not_null())
                    .col(ColumnDef::new("match").string().not_null())
                    .col(ColumnDef::new("hidden").integer().not_null())
                    .col(ColumnDef::new("line_2").integer().not_null())
                    .col(ColumnDef::new("address2a").string().not_null())
                    .to_owned(),
            )
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("idx-stories-line_2")
                    .table("stories")
                    .col("line_2")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("stories").to_owned()).await?;
        Ok(())
    }
}
