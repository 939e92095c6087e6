//! rename column that owns a sequence
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! > column stories.number → place
//! ```
//!
//! Findings:
//!
//! - renames-column, up, `stories`: renames `stories.number` to `place`; anything that still uses
//!   the old name fails from then on (deploy it together with the new program)
//! - renames-column, down, `stories`: renames `stories.place` to `number`; anything that still uses
//!   the old name fails from then on (deploy it together with the new program)
//!
//! Deploy: together: the running program uses the old name `stories.number`
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
                Table::alter().table("stories").rename_column("number", "place").to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter().table("stories").rename_column("place", "number").to_owned(),
            )
            .await?;

        Ok(())
    }
}
