//! rename table whose sequence is named
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! > table stories → tales
//! > primary key stories_pkey → tales_pkey on tales
//! ~ column tales.id: identity serial (sequence story_numbers) → serial (sequence tale_numbers)
//! ```
//!
//! Findings:
//!
//! - renames-table, up, `tales`: renames `stories` to `tales`; anything that still uses the old
//!   name fails from then on (deploy it together with the new program)
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

        db.execute_unprepared("ALTER TABLE tales RENAME CONSTRAINT stories_pkey TO tales_pkey")
            .await?;

        db.execute_unprepared("ALTER SEQUENCE story_numbers RENAME TO tale_numbers").await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared("ALTER SEQUENCE tale_numbers RENAME TO story_numbers").await?;

        db.execute_unprepared("ALTER TABLE tales RENAME CONSTRAINT tales_pkey TO stories_pkey")
            .await?;

        manager.rename_table(Table::rename().table("tales", "stories").to_owned()).await?;

        Ok(())
    }
}
