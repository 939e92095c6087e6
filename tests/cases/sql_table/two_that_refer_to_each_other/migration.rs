//! sql table two that refer to each other
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + table a
//! + foreign key a_b on a (b) → b (id)
//! + index a_by_b on a (b)
//! + table b
//! + foreign key b_a_fkey on b (a) → a (id)
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `a`: drops the tables `a`, `b` and everything stored in them since `up`
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

        manager
            .create_table(
                Table::create()
                    .table("a")
                    .col(ColumnDef::new("id").integer().not_null().primary_key())
                    .col(ColumnDef::new("b").integer())
                    .to_owned(),
            )
            .await?;

        manager.create_index(Index::create().name("a_by_b").table("a").col("b").to_owned()).await?;

        db.execute_unprepared("COMMENT ON INDEX a_by_b IS 'by b'").await?;
        db.execute_unprepared("COMMENT ON COLUMN a.b IS 'its b'").await?;

        manager
            .create_table(
                Table::create()
                    .table("b")
                    .col(ColumnDef::new("id").integer().not_null())
                    .col(ColumnDef::new("a").integer())
                    .primary_key(Index::create().name("pk_b").col("id"))
                    .to_owned(),
            )
            .await?;

        manager
            .create_foreign_key(
                ForeignKey::create().name("a_b").from("a", "b").to("b", "id").to_owned(),
            )
            .await?;

        db.execute_unprepared("COMMENT ON CONSTRAINT a_b ON a IS 'there and back'").await?;

        manager
            .create_foreign_key(
                ForeignKey::create().name("b_a_fkey").from("b", "a").to("a", "id").to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_foreign_key(ForeignKey::drop().name("a_b").table("a").to_owned()).await?;

        manager.drop_foreign_key(ForeignKey::drop().name("b_a_fkey").table("b").to_owned()).await?;

        manager.drop_table(Table::drop().table("a").to_owned()).await?;
        manager.drop_table(Table::drop().table("b").to_owned()).await?;
        Ok(())
    }
}
