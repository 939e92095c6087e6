//! names other alphabets
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + table истории
//! + index idx-истории-Größe on истории (Größe)
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `истории`: drops the table `истории` and everything stored in
//!   it since `up`
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
                    .table("истории")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("заглавие").string().not_null())
                    .col(ColumnDef::new("Größe").integer().not_null())
                    .index(Index::create().name("истории_заглавие_key").unique().col("заглавие"))
                    .to_owned(),
            )
            .await?;

        manager
            .create_index(
                Index::create().name("idx-истории-Größe").table("истории").col("Größe").to_owned(),
            )
            .await?;

        db.execute_unprepared(r#"COMMENT ON COLUMN "истории"."заглавие" IS '题目'"#).await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("истории").to_owned()).await?;
        Ok(())
    }
}
