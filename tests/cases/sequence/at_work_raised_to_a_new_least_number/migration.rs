//! sequence at work raised to a new least number
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ sequence order_numbers: start with 100; minvalue 100
//! ```
//!
//! Deploy: in any order
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared(
            "
            SELECT setval('order_numbers', 100, false) FROM order_numbers
                WHERE last_value < 100
            ",
        )
        .await?;

        db.execute_unprepared("ALTER SEQUENCE order_numbers START WITH 100 MINVALUE 100").await?;

        db.execute_unprepared(
            "
            SELECT setval('order_numbers', 100, false) FROM order_numbers
                WHERE NOT is_called AND last_value < 100
            ",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared("ALTER SEQUENCE order_numbers START WITH 1 NO MINVALUE").await?;

        Ok(())
    }
}
