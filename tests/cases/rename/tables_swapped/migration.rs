//! rename tables swapped
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! > table drafts → drafts__before
//! > table stories → drafts
//! > table drafts__before → stories
//! > primary key drafts_pkey → drafts_pkey__before on stories
//! > primary key stories_pkey → drafts_pkey on drafts
//! > primary key drafts_pkey__before → stories_pkey on stories
//! ```
//!
//! Findings:
//!
//! - renames-table, up, `drafts__before`: renames `drafts` to `drafts__before`; anything that still
//!   uses the old name fails from then on (deploy it together with the new program)
//! - renames-table, up, `drafts`: renames `stories` to `drafts`; anything that still uses the old
//!   name fails from then on (deploy it together with the new program)
//! - renames-table, up, `stories`: renames `drafts__before` to `stories`; anything that still uses
//!   the old name fails from then on (deploy it together with the new program)
//! - renames-table, down, `drafts__before`: renames `stories` to `drafts__before`; anything that
//!   still uses the old name fails from then on (deploy it together with the new program)
//! - renames-table, down, `stories`: renames `drafts` to `stories`; anything that still uses the
//!   old name fails from then on (deploy it together with the new program)
//! - renames-table, down, `drafts`: renames `drafts__before` to `drafts`; anything that still uses
//!   the old name fails from then on (deploy it together with the new program)
//!
//! Deploy: together: the running program uses the old name `drafts`
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager.rename_table(Table::rename().table("drafts", "drafts__before").to_owned()).await?;

        manager.rename_table(Table::rename().table("stories", "drafts").to_owned()).await?;

        manager.rename_table(Table::rename().table("drafts__before", "stories").to_owned()).await?;

        db.execute_unprepared(
            "ALTER TABLE stories RENAME CONSTRAINT drafts_pkey TO drafts_pkey__before",
        )
        .await?;

        db.execute_unprepared("ALTER TABLE drafts RENAME CONSTRAINT stories_pkey TO drafts_pkey")
            .await?;

        db.execute_unprepared(
            "ALTER TABLE stories RENAME CONSTRAINT drafts_pkey__before TO stories_pkey",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared(
            "ALTER TABLE stories RENAME CONSTRAINT stories_pkey TO drafts_pkey__before",
        )
        .await?;

        db.execute_unprepared("ALTER TABLE drafts RENAME CONSTRAINT drafts_pkey TO stories_pkey")
            .await?;

        db.execute_unprepared(
            "ALTER TABLE stories RENAME CONSTRAINT drafts_pkey__before TO drafts_pkey",
        )
        .await?;

        manager.rename_table(Table::rename().table("stories", "drafts__before").to_owned()).await?;

        manager.rename_table(Table::rename().table("drafts", "stories").to_owned()).await?;

        manager.rename_table(Table::rename().table("drafts__before", "drafts").to_owned()).await?;

        Ok(())
    }
}
