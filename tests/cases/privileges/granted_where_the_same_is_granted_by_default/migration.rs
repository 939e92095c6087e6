//! privileges granted where the same is granted by default
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + table poems
//! + privileges on poems to pg_monitor
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `poems`: drops the table `poems` and everything stored in it since `up`
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

        manager
            .create_table(
                Table::create()
                    .table("poems")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("title").string().not_null())
                    .col(ColumnDef::new("words").integer().not_null())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("GRANT SELECT ON TABLE poems TO pg_monitor").await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("poems").to_owned()).await?;
        Ok(())
    }
}
