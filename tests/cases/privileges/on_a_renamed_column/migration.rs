//! privileges on a renamed column
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! > column stories.title → name
//! ```
//!
//! Findings:
//!
//! - renames-column, up, `stories`: renames `stories.title` to `name`; anything that still uses the
//!   old name fails from then on (deploy it together with the new program)
//! - renames-column, down, `stories`: renames `stories.name` to `title`; anything that still uses
//!   the old name fails from then on (deploy it together with the new program)
//!
//! Deploy: together: the running program uses the old name `stories.title`
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(Table::alter().table("stories").rename_column("title", "name").to_owned())
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(Table::alter().table("stories").rename_column("name", "title").to_owned())
            .await?;

        Ok(())
    }
}
