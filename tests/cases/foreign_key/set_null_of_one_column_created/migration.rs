//! foreign key set null of one column created
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + table stories
//! + foreign key fk-stories-tenant_id-author_id on stories (tenant_id, author_id) → users (tenant_id, id) on delete set null (author_id)
//! + table users
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `stories`: drops the tables `stories`, `users` and everything stored in
//!   them since `up`
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
                    .table("users")
                    .col(ColumnDef::new("tenant_id").integer().not_null())
                    .col(ColumnDef::new("id").integer().not_null())
                    .primary_key(Index::create().name("pk-users").col("tenant_id").col("id"))
                    .to_owned(),
            )
            .await?;

        manager
            .create_table(
                Table::create()
                    .table("stories")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("tenant_id").integer().not_null())
                    .col(ColumnDef::new("author_id").integer())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            r#"
            ALTER TABLE stories ADD CONSTRAINT "fk-stories-tenant_id-author_id"
                FOREIGN KEY (tenant_id, author_id) REFERENCES users (tenant_id, id)
                ON DELETE SET NULL (author_id)
            "#,
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("stories").to_owned()).await?;
        manager.drop_table(Table::drop().table("users").to_owned()).await?;
        Ok(())
    }
}
