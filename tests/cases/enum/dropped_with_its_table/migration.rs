//! enum dropped with its table
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - enum story_status
//! - table stories
//! ```
//!
//! Findings:
//!
//! - drops-table, up, `stories`: drops the table `stories` with all its rows (before this
//!   statement, copy elsewhere what is still needed; `down` restores only the structure)
//!
//! Preflight:
//!
//! ```sql
//! -- up drops-table stories
//! SELECT count(*) FROM stories;
//! ```
//!
//! Deploy: program first
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::{extension::postgres::Type, *};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("stories").to_owned()).await?;
        manager.drop_type(Type::drop().name("story_status").to_owned()).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_type(
                Type::create().as_enum("story_status").values(["draft", "published"]).to_owned(),
            )
            .await?;

        manager
            .create_table(
                Table::create()
                    .table("stories")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("title").string().not_null())
                    .col(ColumnDef::new("status").custom("story_status").not_null())
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
