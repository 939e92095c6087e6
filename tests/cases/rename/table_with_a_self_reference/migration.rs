//! rename table with a self reference
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! > table comments → remarks
//! > primary key comments_pkey → remarks_pkey on remarks
//! > foreign key fk-comments-parent_id → fk-remarks-parent_id on remarks
//! ```
//!
//! Findings:
//!
//! - renames-table, up, `remarks`: renames `comments` to `remarks`; anything that still uses the
//!   old name fails from then on (deploy it together with the new program)
//! - renames-table, down, `comments`: renames `remarks` to `comments`; anything that still uses the
//!   old name fails from then on (deploy it together with the new program)
//!
//! Deploy: together: the running program uses the old name `comments`
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager.rename_table(Table::rename().table("comments", "remarks").to_owned()).await?;

        db.execute_unprepared(
            "ALTER TABLE remarks RENAME CONSTRAINT comments_pkey TO remarks_pkey",
        )
        .await?;

        db.execute_unprepared(
            r#"
            ALTER TABLE remarks
                RENAME CONSTRAINT "fk-comments-parent_id" TO "fk-remarks-parent_id"
            "#,
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared(
            r#"
            ALTER TABLE remarks
                RENAME CONSTRAINT "fk-remarks-parent_id" TO "fk-comments-parent_id"
            "#,
        )
        .await?;

        db.execute_unprepared(
            "ALTER TABLE remarks RENAME CONSTRAINT remarks_pkey TO comments_pkey",
        )
        .await?;

        manager.rename_table(Table::rename().table("remarks", "comments").to_owned()).await?;

        Ok(())
    }
}
