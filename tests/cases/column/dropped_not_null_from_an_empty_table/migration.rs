//! column dropped not null from an empty table
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - column stories.pages
//! ```
//!
//! Findings:
//!
//! - drops-column, up, `stories`: drops the column `stories.pages` with its values (before this
//!   statement, copy elsewhere what is still needed; `down` restores only the structure)
//! - comes-back-nullable, down, `stories`: restores `stories.pages` without its values; if the
//!   table has rows by then, the column stays nullable (fill it, then run ALTER TABLE stories ALTER
//!   COLUMN pages SET NOT NULL; or let `down` fill it: --fill stories.pages=EXPRESSION)
//!
//! Locks:
//!
//! ```text
//! down: DO $$ BEGIN IF NOT EXISTS (SELECT FROM stories WHERE pages IS NULL) THEN ALTER TABLE sto …
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up drops-column stories.pages
//! SELECT count(*) FROM stories WHERE pages IS NOT NULL;
//! ```
//!
//! Deploy: together: the next program does not fill `stories.pages`, which is required until it is
//! dropped
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(Table::alter().table("stories").drop_column("pages").to_owned())
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(ColumnDef::new("pages").integer())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "
            DO $$
            BEGIN
                IF NOT EXISTS (SELECT FROM stories WHERE pages IS NULL) THEN
                    ALTER TABLE stories ALTER COLUMN pages SET NOT NULL;
                END IF;
            END
            $$
            ",
        )
        .await?;

        Ok(())
    }
}
