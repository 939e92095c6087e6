//! unmanaged key in another order and without numbers
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + column readers.page: integer
//! + column stories.title: character varying
//! ```
//!
//! Findings:
//!
//! - drops-column, down, `readers.page`: drops the columns `readers.page`, `stories.title` and
//!   everything stored in them since `up`
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
            .alter_table(
                Table::alter()
                    .table("readers")
                    .add_column(ColumnDef::new("page").integer())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(ColumnDef::new("title").string())
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("readers").drop_column("page").to_owned()).await?;

        manager
            .alter_table(Table::alter().table("stories").drop_column("title").to_owned())
            .await?;

        Ok(())
    }
}
