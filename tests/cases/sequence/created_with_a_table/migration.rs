//! sequence created with a table
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + sequence order_numbers bigint cache 10
//! + table stories
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `stories`: drops the table `stories` and everything stored in it since `up`
//! - drops-sequence, down, `order_numbers`: drops the sequence `order_numbers` and the numbers
//!   drawn from it since `up`
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
        db.execute_unprepared("CREATE SEQUENCE order_numbers CACHE 10").await?;

        manager
            .create_table(
                Table::create()
                    .table("stories")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("title").string().not_null())
                    .col(
                        ColumnDef::new("number")
                            .big_integer()
                            .not_null()
                            .default(Expr::cust("nextval('order_numbers')")),
                    )
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        manager.drop_table(Table::drop().table("stories").to_owned()).await?;
        db.execute_unprepared("DROP SEQUENCE order_numbers").await?;
        Ok(())
    }
}
