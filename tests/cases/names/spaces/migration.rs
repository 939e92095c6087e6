//! names spaces
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + table short stories
//! + index by title on short stories (lower("the title"))
//! + index idx-short stories-year written on short stories (year written)
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `short stories`: drops the table `short stories` and everything stored in
//!   it since `up`
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
                    .table("short stories")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("the title").string().not_null())
                    .col(ColumnDef::new("year written").integer().not_null().default(1900))
                    .index(
                        Index::create()
                            .name("short stories_the title_key")
                            .unique()
                            .col("the title"),
                    )
                    .check(("a year", Expr::cust(r#""year written" > 0"#)))
                    .to_owned(),
            )
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("by title")
                    .table("short stories")
                    .col(Expr::cust(r#"lower("the title")"#))
                    .to_owned(),
            )
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("idx-short stories-year written")
                    .table("short stories")
                    .col("year written")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("short stories").to_owned()).await?;
        Ok(())
    }
}
