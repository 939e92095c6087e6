//! names capitals
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + table Stories
//! + index IX_Cover on Stories (lower("coverUrl")) where "isDone"
//! + index idx-Stories-done on Stories unique (isDone, coverUrl)
//! + index idx-Stories-wordCount on Stories (wordCount)
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `Stories`: drops the table `Stories` and everything stored in it since `up`
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
                    .table("Stories")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("wordCount").integer().not_null())
                    .col(ColumnDef::new("isDone").boolean().not_null())
                    .col(ColumnDef::new("coverUrl").string().not_null())
                    .check(("CK_Words", Expr::cust(r#""wordCount" >= 0"#)))
                    .to_owned(),
            )
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("IX_Cover")
                    .table("Stories")
                    .col(Expr::cust(r#"lower("coverUrl")"#))
                    .and_where(Expr::cust(r#""isDone""#))
                    .to_owned(),
            )
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("idx-Stories-done")
                    .table("Stories")
                    .unique()
                    .col("isDone")
                    .col("coverUrl")
                    .to_owned(),
            )
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("idx-Stories-wordCount")
                    .table("Stories")
                    .col("wordCount")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("Stories").to_owned()).await?;
        Ok(())
    }
}
