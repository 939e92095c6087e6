//! namespace same table name in two
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + schema archive
//! + table archive.stories
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `archive.stories`: drops the table `archive.stories` and everything stored
//!   in it since `up`
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
        db.execute_unprepared("CREATE SCHEMA archive").await?;

        manager
            .create_table(
                Table::create()
                    .table(("archive", "stories"))
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("title").string().not_null())
                    .col(ColumnDef::new("slug").string().not_null())
                    .index(Index::create().name("stories_slug_key").unique().col("slug"))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager.drop_table(Table::drop().table(("archive", "stories")).to_owned()).await?;

        db.execute_unprepared("DROP SCHEMA archive").await?;
        Ok(())
    }
}
