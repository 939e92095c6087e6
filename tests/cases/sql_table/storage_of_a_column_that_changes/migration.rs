//! sql table storage of a column that changes
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! > column stories.title → headline
//! ~ column stories.headline: character varying → text
//! ~ storage of column stories.headline: recreated, as what it depends on changes
//! ```
//!
//! Findings:
//!
//! - renames-column, up, `stories`: renames `stories.title` to `headline`; anything that still uses
//!   the old name fails from then on (deploy it together with the new program)
//! - breaks-cached-statements, up, `stories`: changes the type of `stories.headline`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - breaks-cached-statements, down, `stories`: changes the type of `stories.headline`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - renames-column, down, `stories`: renames `stories.headline` to `title`; anything that still
//!   uses the old name fails from then on (deploy it together with the new program)
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
        let db = manager.get_connection();

        manager
            .alter_table(
                Table::alter().table("stories").rename_column("title", "headline").to_owned(),
            )
            .await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN headline SET STORAGE EXTENDED")
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("headline").text())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN headline SET STORAGE EXTERNAL")
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN headline SET STORAGE EXTENDED")
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("headline").string())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN headline SET STORAGE EXTERNAL")
            .await?;

        manager
            .alter_table(
                Table::alter().table("stories").rename_column("headline", "title").to_owned(),
            )
            .await?;

        Ok(())
    }
}
