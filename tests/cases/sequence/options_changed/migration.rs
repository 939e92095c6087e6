//! sequence options changed
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ sequence order_numbers: start with 100; increment by 5; minvalue 20; maxvalue 1000000; no cycle; comment changed
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
            SELECT setval('order_numbers', 20, false) FROM order_numbers
                WHERE last_value < 20
            ",
        )
        .await?;

        db.execute_unprepared(
            "
            ALTER SEQUENCE order_numbers START WITH 100 INCREMENT BY 5 MINVALUE 20
                MAXVALUE 1000000 NO CYCLE
            ",
        )
        .await?;

        db.execute_unprepared(
            "
            SELECT setval('order_numbers', 100, false) FROM order_numbers
                WHERE NOT is_called AND last_value < 100
            ",
        )
        .await?;

        db.execute_unprepared("COMMENT ON SEQUENCE order_numbers IS 'b'").await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared(
            "
            ALTER SEQUENCE order_numbers START WITH 10 INCREMENT BY 1 NO MINVALUE
                NO MAXVALUE CYCLE
            ",
        )
        .await?;

        db.execute_unprepared("COMMENT ON SEQUENCE order_numbers IS 'a'").await?;
        Ok(())
    }
}
