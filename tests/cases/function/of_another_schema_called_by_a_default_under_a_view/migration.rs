//! function of another schema called by a default under a view
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + schema app
//! + table users
//! + function app.next_number()
//! + view numbers
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `users`: drops the table `users` and everything stored in it since `up`
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
        db.execute_unprepared("CREATE SCHEMA app").await?;

        db.execute_unprepared(
            "CREATE FUNCTION app.next_number() RETURNS integer LANGUAGE plpgsql AS 'BEGIN RETURN \
             42; END'",
        )
        .await?;

        manager
            .create_table(
                Table::create()
                    .table("users")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(
                        ColumnDef::new("number")
                            .integer()
                            .not_null()
                            .default(Expr::cust("app.next_number()")),
                    )
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("CREATE VIEW numbers AS SELECT number FROM users").await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP VIEW numbers").await?;
        manager.drop_table(Table::drop().table("users").to_owned()).await?;
        db.execute_unprepared("DROP FUNCTION app.next_number()").await?;
        db.execute_unprepared("DROP SCHEMA app").await?;
        Ok(())
    }
}
