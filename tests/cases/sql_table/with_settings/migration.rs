//! sql table with settings
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + table visits
//! + storage parameter fillfactor on visits
//! + storage of column visits.path
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `visits`: drops the table `visits` and everything stored in it since `up`
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
                    .table("visits")
                    .col(ColumnDef::new("id").integer())
                    .col(ColumnDef::new("path").text())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("ALTER TABLE visits SET (fillfactor = '70')").await?;

        db.execute_unprepared("ALTER TABLE visits ALTER COLUMN path SET STORAGE PLAIN").await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("visits").to_owned()).await?;
        Ok(())
    }
}
