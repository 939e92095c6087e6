//! sequence in another schema
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + schema shop
//! + sequence shop.order_numbers bigint
//! + column stories.number: bigint not null
//! ```
//!
//! Findings:
//!
//! - drops-column, down, `stories.number`: drops the column `stories.number` and everything stored
//!   in it since `up`
//! - drops-sequence, down, `shop.order_numbers`: drops the sequence `shop.order_numbers` and the
//!   numbers drawn from it since `up`
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
        db.execute_unprepared("CREATE SCHEMA shop").await?;
        db.execute_unprepared("CREATE SEQUENCE shop.order_numbers").await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(
                        ColumnDef::new("number")
                            .big_integer()
                            .not_null()
                            .default(Expr::cust("nextval('shop.order_numbers')")),
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

        db.execute_unprepared("DROP SEQUENCE shop.order_numbers").await?;
        db.execute_unprepared("DROP SCHEMA shop").await?;
        Ok(())
    }
}
