//! rename column
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! > column stories.words → word_count
//! ```
//!
//! Findings:
//!
//! - renames-column, up, `stories`: renames `stories.words` to `word_count`; anything that still
//!   uses the old name fails from then on (deploy it together with the new program)
//! - renames-column, down, `stories`: renames `stories.word_count` to `words`; anything that still
//!   uses the old name fails from then on (deploy it together with the new program)
//!
//! Deploy: together: the running program uses the old name `stories.words`
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
                Table::alter().table("stories").rename_column("words", "word_count").to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter().table("stories").rename_column("word_count", "words").to_owned(),
            )
            .await?;

        Ok(())
    }
}
