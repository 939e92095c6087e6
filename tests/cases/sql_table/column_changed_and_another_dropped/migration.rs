//! sql table column changed and another dropped
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + column q.tt: text
//! - column q.t
//! ```
//!
//! Findings:
//!
//! - drops-column, up, `q`: drops the column `q.t` with its values (before this statement, copy
//!   elsewhere what is still needed; `down` restores only the structure)
//! - drops-column, down, `q.tt`: drops the column `q.tt` and everything stored in it since `up`
//!
//! Preflight:
//!
//! ```sql
//! -- up drops-column q.t
//! SELECT count(*) FROM q WHERE t IS NOT NULL;
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
            .alter_table(
                Table::alter()
                    .table("q")
                    .add_column(ColumnDef::new("tt").text())
                    .drop_column("t")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table("q")
                    .add_column(ColumnDef::new("t").text())
                    .drop_column("tt")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
