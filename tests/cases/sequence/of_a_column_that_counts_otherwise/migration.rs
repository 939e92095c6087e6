//! sequence of a column that counts otherwise
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + sequence order_numbers bigint owned by stories.number
//! ~ column stories.number: default nextval('order_numbers') * 10
//! ```
//!
//! Findings:
//!
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
        db.execute_unprepared("CREATE SEQUENCE order_numbers").await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("number")
                            .default(Expr::cust("nextval('order_numbers') * 10")),
                    )
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("ALTER SEQUENCE order_numbers OWNED BY stories.number").await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN number DROP DEFAULT").await?;

        db.execute_unprepared("DROP SEQUENCE order_numbers").await?;
        Ok(())
    }
}
