//! foreign key validated and deferrable
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ foreign key fk-stories-author_id on stories (author_id) → users (id): deferrable initially deferred, validated
//! ```
//!
//! Findings:
//!
//! - foreign-key-on-existing, up, `stories`: validates the foreign key `fk-stories-author_id` of
//!   `stories`, and fails if a row refers to a missing row (fix those rows before this statement)
//!
//! Preflight:
//!
//! ```sql
//! -- up foreign-key-on-existing stories.fk-stories-author_id
//! SELECT count(*) FROM stories
//!     WHERE author_id IS NOT NULL AND NOT EXISTS (SELECT FROM users AS parent WHERE parent.id = stories.author_id);
//! ```
//!
//! Deploy: program first
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared(
            r#"
            ALTER TABLE stories ALTER CONSTRAINT "fk-stories-author_id"
                DEFERRABLE INITIALLY DEFERRED
            "#,
        )
        .await?;

        db.execute_unprepared(r#"ALTER TABLE stories VALIDATE CONSTRAINT "fk-stories-author_id""#)
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .drop_foreign_key(
                ForeignKey::drop().name("fk-stories-author_id").table("stories").to_owned(),
            )
            .await?;

        db.execute_unprepared(
            r#"
            ALTER TABLE stories ADD CONSTRAINT "fk-stories-author_id"
                FOREIGN KEY (author_id) REFERENCES users (id) NOT VALID
            "#,
        )
        .await?;

        Ok(())
    }
}
