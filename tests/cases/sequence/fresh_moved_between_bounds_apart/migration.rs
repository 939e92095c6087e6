//! sequence fresh moved between bounds apart
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ sequence order_numbers: start with 100; minvalue 100; maxvalue 1000; restart
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
            "ALTER SEQUENCE order_numbers START WITH 100 MINVALUE 100 MAXVALUE 1000 RESTART",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared(
            "ALTER SEQUENCE order_numbers START WITH 1 NO MINVALUE MAXVALUE 10 RESTART",
        )
        .await?;

        Ok(())
    }
}
