//! namespace created with its first table
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + schema app
//! + table app.stories
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `app.stories`: drops the table `app.stories` and everything stored in it
//!   since `up`
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
        db.execute_unprepared("CREATE SCHEMA app").await?;

        manager
            .create_table(
                Table::create()
                    .table(("app", "stories"))
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("title").string().not_null())
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        manager.drop_table(Table::drop().table(("app", "stories")).to_owned()).await?;
        db.execute_unprepared("DROP SCHEMA app").await?;
        Ok(())
    }
}
