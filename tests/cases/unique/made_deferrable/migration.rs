//! unique made deferrable
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ unique chapters_number_key on chapters (number) → (number) deferrable initially deferred
//! ```
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE chapters ADD CONSTRAINT chapters_number_key UNIQUE (number) DEFERRABLE INITI …
//!   ACCESS EXCLUSIVE on chapters: scan; reads and writes wait
//! down: ALTER TABLE chapters ADD CONSTRAINT chapters_number_key UNIQUE (number)
//!   ACCESS EXCLUSIVE on chapters: scan; reads and writes wait
//! ```
//!
//! Deploy: program first
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .alter_table(
                Table::alter().table("chapters").drop_constraint("chapters_number_key").to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "
            ALTER TABLE chapters ADD CONSTRAINT chapters_number_key UNIQUE (number)
                DEFERRABLE INITIALLY DEFERRED
            ",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .alter_table(
                Table::alter().table("chapters").drop_constraint("chapters_number_key").to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "ALTER TABLE chapters ADD CONSTRAINT chapters_number_key UNIQUE (number)",
        )
        .await?;

        Ok(())
    }
}
