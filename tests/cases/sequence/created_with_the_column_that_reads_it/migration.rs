//! sequence created with the column that reads it
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + sequence order_numbers bigint
//! + column stories.number: bigint not null
//! ```
//!
//! Findings:
//!
//! - drops-column, down, `stories.number`: drops the column `stories.number` and everything stored
//!   in it since `up`
//! - drops-sequence, down, `order_numbers`: drops the sequence `order_numbers` and the numbers
//!   drawn from it since `up`
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ADD COLUMN number bigint DEFAULT nextval('order_numbers') NOT NULL
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! ```
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
        db.execute_unprepared("CREATE SEQUENCE order_numbers").await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(
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

        manager
            .alter_table(Table::alter().table("stories").drop_column("number").to_owned())
            .await?;

        db.execute_unprepared("DROP SEQUENCE order_numbers").await?;
        Ok(())
    }
}
