//! rename table and column with a named not null
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! > table stories → tales
//! > column tales.title → name
//! > primary key stories_pkey → tales_pkey on tales
//! ```
//!
//! Findings:
//!
//! - renames-table, up, `tales`: renames `stories` to `tales`; anything that still uses the old
//!   name fails from then on (deploy it together with the new program)
//! - renames-column, up, `tales`: renames `tales.title` to `name`; anything that still uses the old
//!   name fails from then on (deploy it together with the new program)
//! - renames-column, down, `tales`: renames `tales.name` to `title`; anything that still uses the
//!   old name fails from then on (deploy it together with the new program)
//! - renames-table, down, `stories`: renames `tales` to `stories`; anything that still uses the old
//!   name fails from then on (deploy it together with the new program)
//!
//! Deploy: together: the running program uses the old name `stories`
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager.rename_table(Table::rename().table("stories", "tales").to_owned()).await?;

        manager
            .alter_table(Table::alter().table("tales").rename_column("title", "name").to_owned())
            .await?;

        db.execute_unprepared("ALTER TABLE tales RENAME CONSTRAINT stories_pkey TO tales_pkey")
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared("ALTER TABLE tales RENAME CONSTRAINT tales_pkey TO stories_pkey")
            .await?;

        manager
            .alter_table(Table::alter().table("tales").rename_column("name", "title").to_owned())
            .await?;

        manager.rename_table(Table::rename().table("tales", "stories").to_owned()).await?;

        Ok(())
    }
}
