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
//! - drops-table, up, `notes`: drops the table `notes` with all its rows (before this statement,
//!   copy elsewhere what is still needed; `down` restores only the structure)
//! - drops-table, down, `reviews`: drops the table `reviews` and everything stored in it since `up`
//!
//! Preflight:
//!
//! ```sql
//! -- up drops-table notes
//! SELECT count(*) FROM notes;
//! ```
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
