//! column not null with a name created
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + table stories
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
                    .col(
                        ColumnDef::new("id")
                            .integer()
                            .auto_increment()
                            .primary_key()
                            .extra("CONSTRAINT has_id NOT NULL"),
                    )
                    .col(ColumnDef::new("title").string().extra("CONSTRAINT has_title NOT NULL"))
                    .col(
                        ColumnDef::new("words")
                            .integer()
                            .extra(r#"CONSTRAINT "Has ""words""" NOT NULL"#),
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
