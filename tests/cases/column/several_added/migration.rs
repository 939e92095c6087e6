//! column several added
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + column stories.chaos_level: numeric(3,2) not null
//! + column stories.chaos_seed: bigint
//! + column stories.chaos_words: character varying[]
//! ```
//!
//! Findings:
//!
//! - drops-column, down, `stories.chaos_level`: drops the columns `stories.chaos_level`,
//!   `stories.chaos_seed`, `stories.chaos_words` and everything stored in them since `up`
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
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(
                        ColumnDef::new("chaos_level").decimal_len(3, 2).not_null().default(0),
                    )
                    .add_column(ColumnDef::new("chaos_seed").big_integer())
                    .add_column(ColumnDef::new("chaos_words").array(ColumnType::string(None)))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .drop_column("chaos_level")
                    .drop_column("chaos_seed")
                    .drop_column("chaos_words")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
