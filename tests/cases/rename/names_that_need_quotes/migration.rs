//! rename names that need quotes
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! > table order → Order "s
//! > column Order "s.When It Was → group
//! > primary key order_pkey → Order "s_pkey on Order "s
//! > check ck order → ck "order on Order "s
//! ```
//!
//! Findings:
//!
//! - renames-table, up, `Order "s`: renames `order` to `Order "s`; anything that still uses the old
//!   name fails from then on (deploy it together with the new program)
//! - renames-column, up, `Order "s`: renames `Order "s.When It Was` to `group`; anything that still
//!   uses the old name fails from then on (deploy it together with the new program)
//! - renames-column, down, `Order "s`: renames `Order "s.group` to `When It Was`; anything that
//!   still uses the old name fails from then on (deploy it together with the new program)
//! - renames-table, down, `order`: renames `Order "s` to `order`; anything that still uses the old
//!   name fails from then on (deploy it together with the new program)
//!
//! Deploy: together: the running program uses the old name `order`
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager.rename_table(Table::rename().table("order", r#"Order "s"#).to_owned()).await?;

        manager
            .alter_table(
                Table::alter()
                    .table(r#"Order "s"#)
                    .rename_column("When It Was", "group")
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            r#"ALTER TABLE "Order ""s" RENAME CONSTRAINT order_pkey TO "Order ""s_pkey""#,
        )
        .await?;

        db.execute_unprepared(
            r#"ALTER TABLE "Order ""s" RENAME CONSTRAINT "ck order" TO "ck ""order""#,
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared(
            r#"ALTER TABLE "Order ""s" RENAME CONSTRAINT "ck ""order" TO "ck order""#,
        )
        .await?;

        db.execute_unprepared(
            r#"ALTER TABLE "Order ""s" RENAME CONSTRAINT "Order ""s_pkey" TO order_pkey"#,
        )
        .await?;

        manager
            .alter_table(
                Table::alter()
                    .table(r#"Order "s"#)
                    .rename_column("group", "When It Was")
                    .to_owned(),
            )
            .await?;

        manager.rename_table(Table::rename().table(r#"Order "s"#, "order").to_owned()).await?;

        Ok(())
    }
}
