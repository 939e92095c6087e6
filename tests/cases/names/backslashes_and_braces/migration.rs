//! names backslashes and braces
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + table back\slash
//! + index idx-back\slash-100% on back\slash (100%)
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `back\slash`: drops the table `back\slash` and everything stored in it
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
        manager
            .create_table(
                Table::create()
                    .table(r"back\slash")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("{title}").string().not_null())
                    .col(ColumnDef::new("100%").integer().not_null())
                    .col(ColumnDef::new("$1").integer().not_null())
                    .index(Index::create().name(r"back\slash_{title}_key").unique().col("{title}"))
                    .check(("{}", Expr::cust(r#""{title}" <> '{}'"#)))
                    .to_owned(),
            )
            .await?;

        manager
            .create_index(
                Index::create()
                    .name(r"idx-back\slash-100%")
                    .table(r"back\slash")
                    .col("100%")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table(r"back\slash").to_owned()).await?;
        Ok(())
    }
}
