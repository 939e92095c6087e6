//! table one dropped one created
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - table notes
//! + table reviews
//! ```
//!
//! Findings:
//!
//! - drops-table, up, `notes`: drops the table `notes` with all its rows (copy what is still needed
//!   elsewhere before this statement; `down` restores the structure only)
//! - drops-table, down, `reviews`: drops the table `reviews` and everything stored in it since `up`
//!
//! Preflight:
//!
//! ```sql
//! -- up drops-table notes
//! SELECT count(*) FROM notes;
//! ```
//!
//! Deploy: together: it adds what the new program needs and takes away what the running one may
//! rely on
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
                    .table("reviews")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("stars").small_integer().not_null())
                    .to_owned(),
            )
            .await?;

        manager.drop_table(Table::drop().table("notes").to_owned()).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("notes")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("body").text())
                    .to_owned(),
            )
            .await?;

        manager.drop_table(Table::drop().table("reviews").to_owned()).await?;
        Ok(())
    }
}
