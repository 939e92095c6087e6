//! names namespace with a space
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + schema my stories
//! + table my stories.stories
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `my stories.stories`: drops the table `my stories.stories` and everything
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
        db.execute_unprepared(r#"CREATE SCHEMA "my stories""#).await?;

        manager
            .create_table(
                Table::create()
                    .table(("my stories", "stories"))
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("title").string().not_null())
                    .index(Index::create().name("stories_title_key").unique().col("title"))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager.drop_table(Table::drop().table(("my stories", "stories")).to_owned()).await?;

        db.execute_unprepared(r#"DROP SCHEMA "my stories""#).await?;
        Ok(())
    }
}
