//! vector created with everything
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + extension vector
//! + table saved_insights
//! + index ix_saved_insights_embedding on saved_insights hnsw (embedding vector_cosine_ops) with (ef_construction = 64, m = 16)
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `saved_insights`: drops the table `saved_insights` and everything stored in
//!   it since `up`
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
            .create_table(
                Table::create()
                    .table("saved_insights")
                    .col(
                        ColumnDef::new("id")
                            .big_integer()
                            .not_null()
                            .auto_increment()
                            .primary_key(),
                    )
                    .col(ColumnDef::new("content").text().not_null())
                    .col(ColumnDef::new("embedding").custom("vector(1536)"))
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "
            CREATE INDEX ix_saved_insights_embedding ON saved_insights
                USING hnsw (embedding vector_cosine_ops) WITH (ef_construction = 64, m = 16)
            ",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("saved_insights").to_owned()).await?;
        Ok(())
    }
}
