//! names reserved words
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + table table
//! + foreign key fk-table-user on table (user) → user (id)
//! + table user
//! + index idx-user-group on user (group)
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `table`: drops the tables `table`, `user` and everything stored in them
//!   since `up`
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
                    .table("user")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("order").integer().not_null())
                    .col(ColumnDef::new("group").string())
                    .col(ColumnDef::new("type").string().not_null())
                    .col(ColumnDef::new("where").string().not_null().default("here"))
                    .index(Index::create().name("user_order_key").unique().col("order"))
                    .check(("check", Expr::cust(r#""order" > 0"#)))
                    .to_owned(),
            )
            .await?;

        manager
            .create_table(
                Table::create()
                    .table("table")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("user").integer().not_null())
                    .col(ColumnDef::new("column").string().not_null())
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk-table-user")
                            .from("table", "user")
                            .to("user", "id"),
                    )
                    .to_owned(),
            )
            .await?;

        manager
            .create_index(
                Index::create().name("idx-user-group").table("user").col("group").to_owned(),
            )
            .await?;

        db.execute_unprepared(r#"COMMENT ON TABLE "user" IS 'select'"#).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("table").to_owned()).await?;
        manager.drop_table(Table::drop().table("user").to_owned()).await?;
        Ok(())
    }
}
