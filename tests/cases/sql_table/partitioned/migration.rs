//! sql table partitioned
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + table visits
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
        manager
            .create_table(
                Table::create()
                    .table("visits")
                    .col(
                        ColumnDef::new("id")
                            .big_integer()
                            .not_null()
                            .extra("GENERATED ALWAYS AS IDENTITY"),
                    )
                    .col(ColumnDef::new("at").date().not_null())
                    .col(ColumnDef::new("path").text())
                    .primary_key(Index::create().col("id").col("at"))
                    .extra("PARTITION BY RANGE (at)")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("visits").to_owned()).await?;
        Ok(())
    }
}
