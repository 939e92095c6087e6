//! view becomes a table
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + table titles
//! - view titles
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `titles`: drops the table `titles` and everything stored in it since `up`
//!
//! Deploy: together: the new program needs what the migration adds, and the running one may still
//! need what it drops
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP VIEW titles").await?;

        manager
            .create_table(
                Table::create()
                    .table("titles")
                    .col(ColumnDef::new("id").integer())
                    .col(ColumnDef::new("title").text())
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        manager.drop_table(Table::drop().table("titles").to_owned()).await?;

        db.execute_unprepared(
            "
            CREATE VIEW titles AS
             SELECT id,
                title
               FROM stories
            ",
        )
        .await?;

        Ok(())
    }
}
