//! rename column of a referenced key
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! > column stories.author_id → writer_id
//! > column users.id → user_id
//! > foreign key fk-stories-author_id → fk-stories-writer_id on stories
//! ```
//!
//! Findings:
//!
//! - renames-column, up, `stories`: renames `stories.author_id` to `writer_id`; anything that still
//!   uses the old name fails from then on (deploy it together with the new program)
//! - renames-column, up, `users`: renames `users.id` to `user_id`; anything that still uses the old
//!   name fails from then on (deploy it together with the new program)
//! - renames-column, down, `users`: renames `users.user_id` to `id`; anything that still uses the
//!   old name fails from then on (deploy it together with the new program)
//! - renames-column, down, `stories`: renames `stories.writer_id` to `author_id`; anything that
//!   still uses the old name fails from then on (deploy it together with the new program)
//!
//! Deploy: together: the running program uses the old name `stories.author_id`
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
                Table::alter().table("stories").rename_column("author_id", "writer_id").to_owned(),
            )
            .await?;

        manager
            .alter_table(Table::alter().table("users").rename_column("id", "user_id").to_owned())
            .await?;

        db.execute_unprepared(
            r#"
            ALTER TABLE stories
                RENAME CONSTRAINT "fk-stories-author_id" TO "fk-stories-writer_id"
            "#,
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared(
            r#"
            ALTER TABLE stories
                RENAME CONSTRAINT "fk-stories-writer_id" TO "fk-stories-author_id"
            "#,
        )
        .await?;

        manager
            .alter_table(Table::alter().table("users").rename_column("user_id", "id").to_owned())
            .await?;

        manager
            .alter_table(
                Table::alter().table("stories").rename_column("writer_id", "author_id").to_owned(),
            )
            .await?;

        Ok(())
    }
}
