//! rename column whose name another takes
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! > column stories.title → working_title
//! + column stories.title: character varying
//! ```
//!
//! Findings:
//!
//! - renames-column, up, `stories`: renames `stories.title` to `working_title`; anything that still
//!   uses the old name fails from then on (deploy it together with the new program)
//! - drops-column, down, `stories.title`: drops the column `stories.title` and everything stored in
//!   it since `up`
//! - renames-column, down, `stories`: renames `stories.working_title` to `title`; anything that
//!   still uses the old name fails from then on (deploy it together with the new program)
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
            .alter_table(
                Table::alter().table("stories").rename_column("title", "working_title").to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(ColumnDef::new("title").string())
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(Table::alter().table("stories").drop_column("title").to_owned())
            .await?;

        manager
            .alter_table(
                Table::alter().table("stories").rename_column("working_title", "title").to_owned(),
            )
            .await?;

        Ok(())
    }
}
