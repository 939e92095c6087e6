//! column dropped under a check
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - column stories.last_page
//! - check ck_stories_pages on stories (first_page <= last_page)
//! ```
//!
//! Findings:
//!
//! - drops-column, up, `stories`: drops the column `stories.last_page` with its values (before this
//!   statement, copy elsewhere what is still needed; `down` restores only the structure)
//! - check-on-existing, down, `stories`: adds the check `ck_stories_pages` to `stories`, and fails
//!   if a row violates it (fix those rows before this statement)
//!
//! Locks:
//!
//! ```text
//! down: ALTER TABLE stories ADD CONSTRAINT ck_stories_pages CHECK (first_page <= last_page)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up drops-column stories.last_page
//! SELECT count(*) FROM stories WHERE last_page IS NOT NULL;
//! -- down check-on-existing stories.ck_stories_pages
//! SELECT count(*)
//!     FROM (SELECT first_page, NULL::integer AS last_page FROM stories) AS stories
//!     WHERE NOT (first_page <= last_page);
//! ```
//!
//! Deploy: together: the new program needs what the migration adds, and the running one may still
//! need what it drops
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
                Table::alter().table("stories").drop_constraint("ck_stories_pages").to_owned(),
            )
            .await?;

        manager
            .alter_table(Table::alter().table("stories").drop_column("last_page").to_owned())
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(ColumnDef::new("last_page").integer())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "
            ALTER TABLE stories ADD CONSTRAINT ck_stories_pages
                CHECK (first_page <= last_page)
            ",
        )
        .await?;

        Ok(())
    }
}
