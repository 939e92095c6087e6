//! column dropped with a named not null
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - column stories.words
//! ```
//!
//! Findings:
//!
//! - drops-column, up, `stories`: drops the column `stories.words` with its values (before this
//!   statement, copy elsewhere what is still needed; `down` restores only the structure)
//! - comes-back-nullable, down, `stories`: restores `stories.words` without its values; if the
//!   table has rows by then, the column stays nullable (fill it, then run ALTER TABLE stories ALTER
//!   COLUMN words SET NOT NULL; or let `down` fill it: --fill stories.words=EXPRESSION)
//!
//! Locks:
//!
//! ```text
//! down: DO $$ BEGIN IF NOT EXISTS (SELECT FROM stories WHERE words IS NULL) THEN ALTER TABLE sto …
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up drops-column stories.words
//! SELECT count(*) FROM stories WHERE words IS NOT NULL;
//! ```
//!
//! Deploy: together: the next program does not fill `stories.words`, which is required until it is
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
            .alter_table(Table::alter().table("stories").drop_column("words").to_owned())
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(ColumnDef::new("words").integer())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "
            DO $$
            BEGIN
                IF NOT EXISTS (SELECT FROM stories WHERE words IS NULL) THEN
                    ALTER TABLE stories ADD CONSTRAINT has_words NOT NULL words;
                END IF;
            END
            $$
            ",
        )
        .await?;

        Ok(())
    }
}
