//! sequence dropped with the column that owns it
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - sequence order_numbers
//! - column stories.number
//! ```
//!
//! Findings:
//!
//! - drops-sequence, up, `order_numbers`: drops the sequence `order_numbers` and its current value
//!   (note its last value; after `down` it starts over unless you call `setval`)
//! - drops-column, up, `stories`: drops the column `stories.number` with its values (before this
//!   statement, copy elsewhere what is still needed; `down` restores only the structure)
//!
//! Preflight:
//!
//! ```sql
//! -- up drops-column stories.number
//! SELECT count(*) FROM stories WHERE number IS NOT NULL;
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
        db.execute_unprepared("ALTER SEQUENCE order_numbers OWNED BY NONE").await?;

        manager
            .alter_table(Table::alter().table("stories").drop_column("number").to_owned())
            .await?;

        db.execute_unprepared("DROP SEQUENCE order_numbers").await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("CREATE SEQUENCE order_numbers").await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(ColumnDef::new("number").big_integer())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("ALTER SEQUENCE order_numbers OWNED BY stories.number").await?;

        Ok(())
    }
}
