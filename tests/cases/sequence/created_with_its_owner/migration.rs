//! sequence created with its owner
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + sequence order_numbers bigint owned by stories.number
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
        db.execute_unprepared("CREATE SEQUENCE order_numbers").await?;

        manager
            .create_table(
                Table::create()
                    .table("stories")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("title").string().not_null())
                    .col(ColumnDef::new("number").big_integer().not_null())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("ALTER SEQUENCE order_numbers OWNED BY stories.number").await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("ALTER SEQUENCE order_numbers OWNED BY NONE").await?;
        manager.drop_table(Table::drop().table("stories").to_owned()).await?;
        db.execute_unprepared("DROP SEQUENCE order_numbers").await?;
        Ok(())
    }
}
