//! namespace second one created
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + schema billing
//! + table billing.invoices
//! + foreign key fk-invoices-story_id on billing.invoices (story_id) → app.stories (id)
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `billing.invoices`: drops the table `billing.invoices` and everything
//!   stored in it since `up`
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
        db.execute_unprepared("CREATE SCHEMA billing").await?;

        manager
            .create_table(
                Table::create()
                    .table(("billing", "invoices"))
                    .col(
                        ColumnDef::new("id")
                            .big_integer()
                            .not_null()
                            .auto_increment()
                            .primary_key(),
                    )
                    .col(ColumnDef::new("story_id").integer().not_null())
                    .col(ColumnDef::new("amount").decimal_len(10, 2).not_null())
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk-invoices-story_id")
                            .from(("billing", "invoices"), "story_id")
                            .to(("app", "stories"), "id"),
                    )
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager.drop_table(Table::drop().table(("billing", "invoices")).to_owned()).await?;

        db.execute_unprepared("DROP SCHEMA billing").await?;
        Ok(())
    }
}
