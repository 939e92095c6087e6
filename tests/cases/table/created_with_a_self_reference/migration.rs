//! table created with a self reference
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + table stories
//! + foreign key fk-stories-sequel_of on stories (sequel_of) → stories (id) on delete set null
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `stories`: drops the table `stories` and everything stored in it since `up`
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
        manager
            .create_table(
                Table::create()
                    .table("stories")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("title").string().not_null())
                    .col(ColumnDef::new("sequel_of").integer())
                    .foreign_key(
                        ForeignKey::create()
                            .name("fk-stories-sequel_of")
                            .from("stories", "sequel_of")
                            .to("stories", "id")
                            .on_delete(ForeignKeyAction::SetNull),
                    )
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("stories").to_owned()).await?;
        Ok(())
    }
}
